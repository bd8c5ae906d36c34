import Access
import Foundation
import Storage
import Synchronization

/// A door with a store of its own, a clock that stands until it is moved, and chance from a counter.
final class TestDoor: Sendable {
    let store: Store
    let door: FrontDoor
    private let world: World
    private let directory: URL

    init(isSealing: Bool = true) throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "door-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        store = try Store(path: directory.appending(path: "tenon.db").path)
        let world = World()
        self.world = world
        environment = AccessEnvironment(
            now: { world.now },
            randomBytes: { world.bytes($0) },
            nextID: { world.next() }
        )
        door = FrontDoor(
            store: store,
            environment: environment,
            hasher: PasswordHasher(cost: .cheap),
            // Turned round: enough to see that what is stored is not the plain text.
            sealing: isSealing
                ? SecretSealing(seal: { "\($1)|" + String($0.reversed()) }, open: Self.open) : nil
        )
    }

    let environment: AccessEnvironment

    deinit {
        try? store.close()
        try? FileManager.default.removeItem(at: directory)
    }

    var now: Date { world.now }

    func pass(seconds: Double) { world.pass(seconds) }

    func people(_ workspace: String = "main") -> PeopleDesk { PeopleDesk(door: door, workspace: workspace) }

    func keys(_ workspace: String = "main") -> KeyDesk {
        KeyDesk(store: store, workspace: workspace, environment: environment)
    }

    /// Sets the first owner up.
    func owner(_ email: String = "ann@example.com") async throws -> AccessToken {
        guard let link = try await door.setUpLink() else { throw NoLink() }
        return try await door.accept(link, email: email, name: "Ann", password: Self.password, from: Self.visitor)
    }

    /// Invites somebody, who joins.
    func join(_ email: String, _ role: Role, workspace: String = "main") async throws -> AccessToken {
        guard let link = try await people(workspace).invite(email, as: role, by: .terminal) else { throw NoLink() }
        return try await door.accept(link, email: "", name: "Bob", password: Self.password, from: Self.visitor)
    }

    func who(_ token: AccessToken, _ workspace: String = "main") async throws -> SignedIn? {
        try await door.person(holding: token, in: workspace)
    }

    static let password = "copper roof in April"
    static let visitor = Visitor(address: "192.0.2.7", agent: "Test")

    private struct NoLink: Error {}

    private static let open: @Sendable (String, String) throws -> String = { sealed, name in
        let parts = sealed.split(separator: "|")
        guard parts.count == 2, parts[0] == name else { throw NoLink() }
        return String(parts[1].reversed())
    }
}

private final class World: Sendable {
    private struct State {
        var now = Date(timeIntervalSince1970: 1_800_000_000)
        var count: Int64 = 0
    }

    private let state = Mutex(State())

    var now: Date { state.withLock(\.now) }

    func pass(_ seconds: Double) { state.withLock { $0.now += seconds } }

    func next() -> Int64 {
        state.withLock { state in
            state.count += 1
            return state.count
        }
    }

    func bytes(_ count: Int) -> Data {
        var seed = UInt64(next())
        return Data(
            (0..<count).map { _ in
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: seed >> 33)
            }
        )
    }
}

extension TimeCode {
    /// What the app shows.
    func shown(at moment: Date) -> String { code(Self.counter(at: moment)) }
}
