import Synchronization

/// Keeps what it is told, in order.
final class Recorder<Value: Sendable>: Sendable {
    private let values = Mutex<[Value]>([])
    var all: [Value] { values.withLock(\.self) }
    func append(_ value: Value) { values.withLock { $0.append(value) } }
}
