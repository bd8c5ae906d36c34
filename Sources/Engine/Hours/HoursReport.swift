public import Foundation
public import Mapping
import Records
public import Storage
import Timekeeping

/// The figures of the crew's work, as the store has them: by contact, and by project below it.
public struct HoursReport: Sendable, Codable, Hashable {
    /// Figures in hours with two decimals.
    public struct Figures: Sendable, Codable, Hashable {
        public var total: Double
        public var regular: Double
        public var overtime: Double
        public var thisWeek: Double
        public var thisPayPeriod: Double
        /// The last day on which somebody worked, `YYYY-MM-DD`.
        public var lastDay: String?
        /// Who is clocked in; nil when nobody can tell.
        public var onSite: [String]?
    }

    /// One project by itself.
    public struct ProjectRow: Sendable, Codable, Hashable {
        public var id: String
        public var title: String
        public var figures: Figures
    }

    /// A root project with everything below it.
    public struct Row: Sendable, Codable, Hashable {
        /// The contact that the project is in step with; nil when it has none.
        public var contactID: String?
        public var contact: String?
        public var projectID: String
        public var project: String
        public var figures: Figures
        /// The root project and its sub-projects, each by itself, those with work only.
        public var projects: [ProjectRow]
    }

    /// Rows in the order of the projects' titles.
    public var rows: [Row]

    /// Reads the figures of everything that was worked on.
    ///
    /// - Parameters:
    ///   - rule: How days, weeks and overtime are counted.
    ///   - contactID: Only that contact's, worked on or not; nil for all.
    public static func read(
        from store: Store,
        workspace: String,
        rule: HoursRule,
        timeZone: TimeZone,
        now: Date,
        contactID: String? = nil
    ) async throws -> HoursReport {
        try await store.read { tx in
            let book = try HoursBook(tx, workspace: workspace, rule: rule, timeZone: timeZone, now: now)
            var contacts: [String: String] = [:]
            try tx.eachLink(in: .linked, workspace: workspace) { link in
                if let contact = link.contactID, let project = link.projectID { contacts[project] = contact }
            }
            let ids = Set(contacts.values).map { RecordID(.contact, $0) }
            let names = try tx.records(ids, workspace: workspace).mapValues { $0.record["name"].text ?? "" }
            let wanted =
                contactID.map { id in contacts.filter { $0.value == id }.map(\.key) } ?? Array(book.byRoot.keys)
            let rows = wanted.map { project in
                let contact = contacts[project]
                return row(project, book, contact, contact.flatMap { names[RecordID(.contact, $0)] })
            }
            return HoursReport(rows: rows.sorted { ($0.project, $0.projectID) < ($1.project, $1.projectID) })
        }
    }

    private static func row(_ root: String, _ book: HoursBook, _ contactID: String?, _ contact: String?) -> Row {
        let projects = book.byProject.filter { book.tree.root(of: $0.key) == root }.map { id, figures in
            ProjectRow(id: id, title: book.tree.nodes[id]?.title ?? "", figures: Figures(figures, book))
        }
        return Row(
            contactID: contactID,
            contact: contact,
            projectID: root,
            project: book.tree.nodes[root]?.title ?? "",
            figures: Figures(book.byRoot[root] ?? HoursFigures(), book),
            projects: projects.sorted { ($0.title, $0.id) < ($1.title, $1.id) }
        )
    }
}

extension HoursReport.Figures {
    fileprivate init(_ figures: HoursFigures, _ book: HoursBook) {
        func hours(_ seconds: Int) -> Double { (Double(seconds) / 36).rounded() / 100 }
        self.init(
            total: hours(figures.total.total),
            regular: hours(figures.total.regular),
            overtime: hours(figures.total.overtime),
            thisWeek: hours(figures.thisWeek.total),
            thisPayPeriod: hours(figures.thisPayPeriod.total),
            lastDay: figures.lastDay?.description,
            onSite: book.namesOnSite(figures)
        )
    }
}
