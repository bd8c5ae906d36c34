import Busybusy
import Engine
import Foundation

/// What it takes to reach busybusy.
struct BusybusySettings: Sendable {
    var url = BusybusyConfiguration.productionEndpoint
    var key: BusybusyKey
    /// Whether the address is a sandbox's on this machine.
    var isSandbox: Bool
    var writes: ConnectionSettings.BusybusyWrites

    init(key: BusybusyKey, isSandbox: Bool, writes: ConnectionSettings.BusybusyWrites) {
        self.key = key
        self.isSandbox = isSandbox
        self.writes = writes
    }

    /// Those of a running sandbox.
    init(_ connections: ConnectionSettings) {
        self.init(
            key: connections.busybusyKey,
            isSandbox: connections.busybusyIsSandbox,
            writes: connections.busybusyWrites
        )
        url = connections.busybusyURL
    }
}
