import Foundation
import Hummingbird

/// An emulator of busybusy: GraphQL over HTTP with a session key, projects and members behind it.
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
        service = BusybusyService(BusybusyState(seed: seed, projects: projects, members: members), clock: clock)
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

    /// The routes: GraphQL at `/`, the sandbox's own controls under `/_sandbox/`.
    func buildRouter() -> Router<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self)
        BusybusyRoutes(service: service).add(to: router)
        BusybusyControls(service: service).add(to: router.group("_sandbox"))
        return router
    }
}
