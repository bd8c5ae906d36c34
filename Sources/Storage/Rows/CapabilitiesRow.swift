public import Foundation
public import Records

/// What a look at a connection found, stored with it.
public struct CapabilitiesRow: Hashable, Sendable {
    public let system: RemoteSystem
    public let probedAt: Milliseconds
    /// What was found, as JSON; the engine knows its form.
    public let result: Data

    public init(system: RemoteSystem, probedAt: Milliseconds, result: Data) {
        self.system = system
        self.probedAt = probedAt
        self.result = result
    }
}
