import Foundation
import Mapping
import Records
import Storage
import Timekeeping

/// What the store says of the crews' work at a moment, by project.
struct HoursBook: Sendable {
    /// What was worked in a week, by person.
    typealias Week = [String: WorkedSeconds]

    let calendar: WorkCalendar
    let now: Date
    let tree: ProjectTree
    /// The figures of each project by itself.
    let byProject: [String: HoursFigures]
    /// The figures of each root project with everything below it.
    let byRoot: [String: HoursFigures]
    /// The weeks of each root project with everything below it, by the first day of the week.
    let weeksByRoot: [String: [LocalDay: Week]]
    /// Whether it is known who is clocked in.
    let showsPresence: Bool
    /// Seconds of work that no root project could be found for, by what the payroll export calls it.
    let unclaimed: [String: Int]
    private let names: [String: String]

    init(_ work: CrewWork, tree: ProjectTree, ledger: HoursLedger, calendar: WorkCalendar, now: Date) {
        self.calendar = calendar
        self.now = now
        self.tree = tree
        byProject = Self.named(ledger.figures(of: work.paid, open: work.open, now: now))
        byRoot = tree.byRoot(byProject, +)
        weeksByRoot = tree.byRoot(Self.named(ledger.weeks(of: work.paid))) { left, right in
            left.merging(right) { $0.merging($1, uniquingKeysWith: +) }
        }
        showsPresence = work.showsPresence
        unclaimed = work.unclaimed
        names = work.names
    }

    /// Reads everything that the store has.
    init(_ tx: StoreTransaction, workspace: String, rule: HoursRule, timeZone: TimeZone, now: Date) throws {
        let calendar = rule.calendar(in: timeZone)
        let ledger = HoursLedger(calendar: calendar, rule: rule.overtimeRule)
        let tree = try ProjectTree(tx, workspace: workspace)
        let work = try CrewWork(tx, workspace: workspace, tree: tree, ledger: ledger)
        self.init(work, tree: tree, ledger: ledger, calendar: calendar, now: now)
    }

    /// What people call the person.
    func name(of personID: String) -> String { names[personID] ?? "somebody" }

    /// The names of those on site, sorted; nil when nobody can tell.
    func namesOnSite(_ figures: HoursFigures) -> [String]? {
        showsPresence ? figures.onSite.map(name(of:)).sorted() : nil
    }

    private static func named<Value>(_ values: [String?: Value]) -> [String: Value] {
        var named: [String: Value] = [:]
        for (project, value) in values {
            if let project { named[project] = value }
        }
        return named
    }
}
