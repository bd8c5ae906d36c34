public import Busybusy
public import HighLevel
import Synchronization

/// Counts the calls to both systems, by operation, as the clients make them.
public final class CallMeter: Sendable {
    private let calls = Mutex<[String: Int]>([:])

    public init() {}

    /// What a `HighLevelClient` is given as `onCall`.
    public func note(_ call: HighLevelCall) { count("highlevel \(call.operation)") }

    /// What a `BusybusyClient` is given as `onCall`.
    public func note(_ call: BusybusyCall) { count("busybusy \(call.operation)") }

    /// Calls by system and operation, such as `highlevel searchContacts`.
    public var byOperation: [String: Int] { calls.withLock { $0 } }

    /// Calls to the system.
    public func total(_ system: RemoteSystemName) -> Int {
        byOperation.filter { $0.key.hasPrefix(system.rawValue) }.values.reduce(0, +)
    }

    /// The systems, as the keys of ``byOperation`` begin.
    public enum RemoteSystemName: String, Sendable { case highlevel, busybusy }

    private func count(_ operation: String) {
        calls.withLock { $0[operation, default: 0] += 1 }
    }
}
