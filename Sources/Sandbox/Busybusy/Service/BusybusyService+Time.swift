import Foundation
import Synchronization

extension BusybusyService {
    /// Changes settings. Throws a `GraphQLError` that names what is wrong.
    func change(_ changes: GraphQLValue) throws(GraphQLError) {
        var settings = self.settings
        try settings.apply(changes)
        memory.withLock { [settings] memory in
            memory.state.settings = settings
            memory.state.changeCount += 1
            memory.schema = BusybusySchema.schema(for: settings)
            memory.traffic.resetLosses()
        }
    }

    /// The payroll export between two wall times, in seconds as if the account were in Greenwich; nil when it is empty and
    /// the settings want a 404 then.
    func payrollExport(from start: Int, to end: Int, sees viewer: BusybusyViewer) -> String? {
        let state = self.state
        let instants = [start, end].map { wall in
            let day = wall >= 0 ? wall / 86_400 : (wall - 86_399) / 86_400
            return state.zone.instant(day: day, minute: (wall - day * 86_400) / 60) + (wall - day * 86_400) % 60
        }
        let rows = instants[0] <= instants[1] ? state.payrollRows(instants[0]...instants[1], sees: viewer) : []
        if rows.isEmpty, state.settings.emptyExportIs404 { return nil }
        return PayrollCSV.text(rows, header: state.settings.exportHeader)
    }

    /// Takes a message of a catch hook and tells whether its reply is lost.
    func receive(_ body: String, account: String, hook: String) -> Bool {
        let now = clock().wholeMilliseconds
        return memory.withLock { memory in
            memory.state.receive(body, account: account, hook: hook, at: now)
            return memory.traffic.losesReply(memory.state.settings)
        }
    }

    /// Every message of a hook, after the work that is due by now.
    func deliveries() -> GraphQLValue {
        let now = clock().wholeMilliseconds
        return memory.withLock { memory in
            memory.state.settle(at: now)
            return .list(memory.state.deliveries.map(\.value))
        }
    }

    /// Gives the account other weeks of work. Throws a `GraphQLError` that names what is wrong.
    func live(_ wish: GraphQLValue) throws(GraphQLError) -> GraphQLValue {
        let now = clock().wholeSeconds
        let parsed = try BusybusyLifeWish(wish)
        return memory.withLock { memory in
            let state = memory.state
            memory.state.live(
                WorkingLife(
                    seed: parsed.seed ?? state.account.seed,
                    now: now,
                    zone: parsed.zone ?? state.zone,
                    weeks: parsed.weeks ?? WorkingLife.standardWeeks,
                    people: parsed.people,
                    projects: parsed.projects,
                    members: state.people,
                    sites: state.sites
                )
            )
            memory.state.changeCount += 1
            var counts = GraphQLObject()
            counts.append("timeEntries", .int(memory.state.entries.rows.count))
            counts.append("timeZone", .string(memory.state.zone.identifier))
            return .object(counts)
        }
    }

    /// Adds or edits a punch and returns its id. Throws a `GraphQLError` that names what is wrong.
    func punch(_ change: GraphQLValue) throws(GraphQLError) -> String {
        let now = clock().wholeSeconds
        let result = memory.withLock { memory in
            do throws(GraphQLError) {
                return Result<String, GraphQLError>.success(try memory.state.punch(change, at: now))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}
