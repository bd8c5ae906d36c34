import Busybusy
import Foundation
import Records
public import Storage

/// Where the result of a look at busybusy is kept: the store, in the workspace that the connection belongs to.
public struct CapabilityMemory: Sendable {
    public let store: Store
    public let workspace: String

    public init(store: Store, workspace: String) {
        self.store = store
        self.workspace = workspace
    }

    /// What was stored last; nil when there is nothing, or nothing that this version can read.
    public func load() async throws -> StoredCapabilities? {
        try await store.read { [workspace] in try $0.storedCapabilities(workspace: workspace) }
    }

    /// Stores a result in place of the one before.
    public func save(_ capabilities: StoredCapabilities) async throws {
        let row = CapabilitiesRow(
            system: .busybusy,
            probedAt: Milliseconds(capabilities.result.probedAt),
            result: try JSONEncoder().encode(capabilities)
        )
        try await store.write { [workspace] in try $0.save(row, workspace: workspace) }
    }
}

extension StoreTransaction {
    /// What was stored last about busybusy. What another version stored counts as nothing: a new look is soon made.
    func storedCapabilities(workspace: String) throws -> StoredCapabilities? {
        let row = try capabilities(of: .busybusy, workspace: workspace)
        return row.flatMap { try? JSONDecoder().decode(StoredCapabilities.self, from: $0.result) }
    }
}
