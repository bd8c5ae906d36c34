import Foundation
import Mapping
import Reconciliation
import Records
import Storage

/// What the store says of time entries and their notes, and what follows from it.
struct FieldNotePass: Sendable {
    let rule: FieldNoteRule
    let workspace: Workspace
    /// No note is made of an entry that ended before; nil when the rule says it otherwise.
    let since: Date?

    func plans(_ tx: StoreTransaction) throws -> [PairPlan] {
        let copies = try tx.copies(of: .fieldNote, workspace: workspace.id).values
        let wishes = FieldNoteWish.wishes(for: try entries(copies, tx), copies: copies)
        guard !wishes.isEmpty else { return [] }
        let contacts = try tx.records(
            Set(wishes.map { RecordID(.contact, $0.contactID) }).map(\.self),
            workspace: workspace.id
        ).filter { $0.value.goneAt == nil }
        let due = wishes.filter { contacts[RecordID(.contact, $0.contactID)] != nil }.prefix(rule.perRun)
        let members = try tx.records(
            Set(due.compactMap { $0.entry.memberID.map { RecordID(.member, $0) } }).map(\.self),
            workspace: workspace.id
        )
        let notes = try tx.records(due.compactMap { $0.copy?.target }, workspace: workspace.id)
        return due.map { wish in
            let contact = contacts[RecordID(.contact, wish.contactID)]?.record
            let member = wish.entry.memberID.flatMap { members[RecordID(.member, $0)]?.record }
            let replaced = wish.copy.flatMap { notes[$0.target]?.record["body"].text }
            var plan = PairPlan(subject: RecordID(.contact, wish.contactID))
            plan.label = contact?.firstFilled(of: ["name", "companyName"])?.value.text ?? wish.contactID
            plan.writes = [wish.write(writer: Self.name(of: member), replacing: replaced)]
            return plan
        }
    }

    private static func name(of member: Record?) -> String {
        member?["name"].nullIfBlank.text ?? "An employee"
    }

    /// The entries with a text, and those of which there is a note.
    private func entries(_ copies: some Sequence<Copy>, _ tx: StoreTransaction) throws -> [FieldEntry] {
        var noted = Set(copies.map { FieldNoteWish.entryID(of: $0.id) })
        var records: [Record] = []
        try tx.eachRecord(of: .timeEntry, workspace: workspace.id) { record in
            let isNoted = noted.remove(record.id.remoteID) != nil
            if isNoted || !record["description"].isBlank { records.append(record) }
        }
        // Of the entries that are gone, the mirror has the last snapshot.
        let settled = Set(copies.filter(Self.isSettled).map { FieldNoteWish.entryID(of: $0.id) })
        let missing = noted.subtracting(settled).sorted().map { RecordID(.timeEntry, $0) }
        let gone = try tx.records(missing, workspace: workspace.id).values.filter { $0.goneAt != nil }.map(\.record)
        let homes = try homes(of: Set((records + gone).compactMap(\.owner)), tx)
        return records.compactMap { entry($0, isDeleted: false, homes) }
            + gone.compactMap { entry($0, isDeleted: true, homes) }
    }

    /// Whether nothing more can become of the note of an entry that is gone.
    private static func isSettled(_ copy: Copy) -> Bool {
        copy.isGone || copy.content.hasPrefix(FieldNote.State.deleted.rawValue)
    }

    private func entry(_ record: Record, isDeleted: Bool, _ homes: [String: FieldEntry.Home]) -> FieldEntry? {
        guard let stretch = WorkStretch(record) else { return nil }
        let mayBegin: Bool =
            switch rule.since {
            case .all: true
            case .day(let day): stretch.endDay.map { $0 >= day } ?? false
            case .switchedOn: stretch.end.map { end in since.map { end > $0 } ?? true } ?? false
            }
        return FieldEntry(
            id: record.id.remoteID,
            memberID: record["memberID"].text,
            text: record["description"].text ?? "",
            when: stretch.description,
            end: stretch.end,
            isDeleted: isDeleted,
            home: record.owner.map { homes[$0] ?? .unknown } ?? .nobody,
            mayBegin: mayBegin
        )
    }

    /// Whose job each project is. Work on a sub-project is work for its root project's contact.
    private func homes(of projects: Set<String>, _ tx: StoreTransaction) throws -> [String: FieldEntry.Home] {
        let ids = projects.flatMap { [RecordID(.project, $0), RecordID(.subProject, $0)] }
        let records = try tx.records(ids, workspace: workspace.id)
        var roots: [String: RecordID] = [:]
        for project in projects {
            if records[RecordID(.project, project)] != nil {
                roots[project] = RecordID(.project, project)
            } else if let root = records[RecordID(.subProject, project)]?.record.owner {
                roots[project] = RecordID(.project, root)
            }
        }
        let links = try tx.links(of: Array(Set(roots.values)), workspace: workspace.id)
        return roots.mapValues { root in
            guard let link = links[root] else { return .nobody }
            // A link that is still to get its other half says nothing yet.
            return link.contactID.map { .contact($0) } ?? .unknown
        }
    }
}
