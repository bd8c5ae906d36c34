public import Foundation
import Storage

/// What the engine takes from the world: the time, waiting, ids and chance. Tests put their own in.
public struct EngineEnvironment: Sendable {
    public let now: @Sendable () -> Date
    public let sleep: @Sendable (_ seconds: Double) async throws -> Void
    /// A number from 0 to 1, for spreading retries.
    public let random: @Sendable () -> Double
    public let identities: IdentitySource
    /// Names this process in leases.
    public let owner: String
    /// Deliberate mistakes; none but in a simulation that is tried itself.
    package var defects: Set<Defect> = []

    public init(
        now: @escaping @Sendable () -> Date,
        sleep: @escaping @Sendable (_ seconds: Double) async throws -> Void,
        random: @escaping @Sendable () -> Double,
        identities: IdentitySource,
        owner: String
    ) {
        self.now = now
        self.sleep = sleep
        self.random = random
        self.identities = identities
        self.owner = owner
    }

    /// The real clock, the real chance.
    public static func live(node: Int = 0) -> EngineEnvironment {
        EngineEnvironment(
            now: { Date() },
            sleep: { try await Task.sleep(for: .seconds($0)) },
            random: { Double.random(in: 0..<1) },
            identities: IdentitySource(node: node),
            owner: UUID().uuidString
        )
    }

    var moment: Milliseconds { Milliseconds(now()) }

    func has(_ defect: Defect) -> Bool { defects.contains(defect) }

    func nextID() -> Int64 { identities.next(at: moment) }

    /// A new id, greater than all before.
    @Sendable public func newID() -> Int64 { nextID() }
}
