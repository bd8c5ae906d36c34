import Busybusy
import Foundation
import HighLevel
import Mapping
import Reconciliation
import Records
import Storage
import Timekeeping

/// Hours to the CRM: what the crews worked for a contact, in custom fields of the contact.
///
/// Each run works out all figures anew from what the store has. A late edit or deletion of a punch shows as a figure that
/// differs from the field, like everything else.
struct HoursFlow: Flow {
    let name = "hours"
    private let rule: HoursRule
    private let highLevel: HighLevelClient
    private let busybusy: BusybusyClient
    let sources: [any RecordSource]
    /// Names can be done without, and punches when there is the payroll export.
    let optionalSources: [any RecordSource]

    init(rule: HoursRule, highLevel: HighLevelClient, busybusy: BusybusyClient) {
        self.rule = rule
        self.highLevel = highLevel
        self.busybusy = busybusy
        sources = [SubProjectSource(client: busybusy)]
        optionalSources = [
            TimeEntrySource(client: busybusy, days: rule.readDays), MemberSource(client: busybusy),
        ]
    }

    /// Reads the payroll export when busybusy refused to list punches.
    func refresh(in context: FlowContext, unread: [RecordKind: RemoteError]) async throws {
        guard let error = unread[.timeEntry] else { return }
        guard error.disposition == .refused else {
            throw RemoteError(error.disposition, "the list of punches: \(error.message)")
        }
        let calendar = rule.calendar(in: try await timeZone())
        do {
            try await PayrollFetch(client: busybusy, calendar: calendar, readDays: rule.readDays).run(in: context)
        } catch let second as RemoteError {
            throw RemoteError(
                second.disposition,
                "busybusy lists no punches for this key (\(error.message)), and its payroll export failed as well: "
                    + "\(second.message) `tenon doctor busybusy` tells what the key may read."
            )
        }
    }

    func planner(in context: FlowContext) async throws -> FlowPlanner {
        let zone = try await timeZone()
        let known = try await RemoteError.explainingHighLevel {
            try await highLevel.customFieldDefinitions(of: .contact)
        }
        let (workspace, now) = (context.workspace.id, context.environment.now())
        let book = try await context.store.read { [rule] tx in
            try HoursBook(tx, workspace: workspace, rule: rule, timeZone: zone, now: now)
        }
        let fields = HoursFields(wanted: rule.fields, known: known)
        var warnings = fields.warnings
        let budgets = try await budgets(&warnings)
        warnings += unclaimed(book)
        let planning = HoursPlanning(
            workspace: workspace,
            book: book,
            fields: fields,
            budgetsByRoot: budgets.map { book.tree.byRoot($0, +) },
            writesWeeklyNotes: rule.writesWeeklyNote
        )
        return FlowPlanner(warnings: warnings) { try planning.plans($0) }
    }

    private func timeZone() async throws -> TimeZone {
        if let name = rule.timeZone, let zone = TimeZone(identifier: name) { return zone }
        let location = try await RemoteError.explainingHighLevel { try await highLevel.location() }
        if let name = location.timezone, let zone = TimeZone(identifier: name) { return zone }
        throw RemoteError(
            .refused,
            "the HighLevel location says no time zone that is known here. Name one in the mapping: "
                + "hours: { time-zone: America/Chicago }"
        )
    }

    /// Seconds that are budgeted now, by project; nil when they cannot be read or are not wanted.
    private func budgets(_ warnings: inout [String]) async throws -> [String: Int]? {
        guard rule.fields[.budgetUsed] != nil else { return nil }
        var budgets: [BudgetHours] = []
        do {
            var pages = busybusy.budgetHoursPages().makeAsyncIterator()
            while let page = try await RemoteError.explaining({ try await pages.next() }) { budgets += page }
        } catch let error as RemoteError where error.disposition != .stopped {
            warnings.append("hours: the budgets cannot be read, so that field is left as it is: \(error.message)")
            return nil
        }
        return BudgetHours.seconds(budgets)
    }

    private func unclaimed(_ book: HoursBook) -> [String] {
        guard !book.unclaimed.isEmpty else { return [] }
        let names = book.unclaimed.keys.sorted().prefix(5).map { "\"\($0)\"" }.joined(separator: ", ")
        return [
            "hours: the payroll export has work on \(book.unclaimed.count) projects that no root project, or several, answer "
                + "to (\(names)). Give each project its own number or title in busybusy."
        ]
    }
}

extension BudgetHours {
    /// Seconds of people's work that are planned for each project: those for the project as a whole, or, where there are none,
    /// those of its cost codes and people together.
    static func seconds(_ budgets: [BudgetHours]) -> [String: Int] {
        var whole: [String: Int] = [:]
        var parts: [String: Int] = [:]
        for budget in budgets {
            guard let project = budget.projectId, let seconds = budget.budgetSeconds, budget.equipmentId == nil else {
                continue
            }
            if budget.memberId == nil, budget.costCodeId == nil {
                whole[project, default: 0] += seconds
            } else {
                parts[project, default: 0] += seconds
            }
        }
        return whole.merging(parts) { first, _ in first }
    }
}
