import Foundation
import Hummingbird

/// An emulator of busybusy: GraphQL over HTTP, the payroll export and a catch hook, with crews at work behind them.
///
/// Reads follow what is known of the real service; every write is invented, since none is publicly documented.
/// `ASSUMPTIONS.md` lists what is known and what is not.
struct BusybusySandbox: Sendable {
    let service: BusybusyService

    /// A side filled with a population. `clock` gives the instants that new and changed projects carry.
    init(
        seed: UInt64,
        projects: [SeedProject],
        members: [SeedMember],
        clock: @escaping @Sendable () -> Date
    ) {
        var state = BusybusyState(seed: seed, projects: projects, members: members)
        if !members.isEmpty { state.live(state.standardLife(until: clock().wholeSeconds)) }
        service = BusybusyService(state, clock: clock)
    }

    /// The side that a snapshot describes. Throws `DecodingError` when the data is no snapshot.
    init(restoring data: Data, clock: @escaping @Sendable () -> Date) throws {
        service = BusybusyService(try JSONDecoder().decode(BusybusyState.self, from: data), clock: clock)
    }

    /// The state as JSON; faults and request counts are not part of it.
    func snapshot() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try encoder.encode(service.state)
    }

    /// Counts every change of the state, over snapshots too.
    var changeCount: Int { service.changeCount }

    /// The value that the header `key-authorization` must carry.
    var key: String { service.account.key }

    /// The organization's UUID in lower case.
    var organizationID: String { service.account.organizationID }

    /// Projects of every level, archived ones included.
    var projectCount: Int { service.projectCount }

    /// The session token of a member whose position sees about half of the rows.
    var limitedKey: String { service.account.limitedKey }

    /// The key that opens nothing until a switch lets it.
    var integrationKey: String { service.account.integrationKey }

    /// Account and hook of a catch hook, as its path names them. Any others do as well.
    var hookPath: String { "\(service.account.seed)/\(service.account.organizationID.prefix(8))/" }

    /// The routes: GraphQL and the payroll export at `/`, catch hooks under `/hooks/catch/`, the sandbox's own controls
    /// under `/_sandbox/`.
    func buildRouter() -> Router<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self)
        BusybusyRoutes(service: service).add(to: router)
        BusybusyExportRoutes(service: service).add(to: router)
        BusybusyHookRoutes(service: service).add(to: router)
        BusybusyControls(service: service).add(to: router.group("_sandbox"))
        return router
    }
}
