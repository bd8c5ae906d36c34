import Engine
import Synchronization

/// What the engine asks of a remote.
enum RemoteCall: Hashable, Sendable, CaseIterable {
    case scanPage, read, find, create, update, archive, addTags, createTask, createNote, updateNote

    var isWrite: Bool { ![.scanPage, .read, .find].contains(self) }
}

/// A fault that one call meets.
enum Fault: Hashable, Sendable {
    /// Nothing happened; later it may.
    case retry
    /// Nothing happened, but nobody can tell.
    case unclear
    /// It happened, and the reply was lost.
    case lostReply
    case refused
    /// The credential does not work any more.
    case stopped

    var error: RemoteError {
        switch self {
        case .retry: RemoteError(.retry(after: nil), "busy. Try again later.")
        case .unclear, .lostReply: RemoteError(.unclear, "the connection was lost before the reply came.")
        case .refused: RemoteError(.refused, "the value is not allowed. Correct it.")
        case .stopped: RemoteError(.stopped, "401: the key was refused. Enter a new one.")
        }
    }
}

/// Where every call of a fake passes: it keeps count of them and deals out the scripted faults.
final class CallDesk: Sendable {
    private struct State {
        var calls: [RemoteCall] = []
        var faults: [RemoteCall: [Fault?]] = [:]
        var before: [RemoteCall: @Sendable () -> Void] = [:]
    }

    private let state = Mutex(State())
    let crash: CrashSwitch

    init(crash: CrashSwitch) { self.crash = crash }

    /// Every call so far, in order.
    var calls: [RemoteCall] { state.withLock { $0.calls } }

    var writeCount: Int { calls.count(where: \.isWrite) }

    func count(_ call: RemoteCall) -> Int { calls.count { $0 == call } }

    /// Lets the call's next attempts fail, after letting some through.
    func fail(_ call: RemoteCall, _ fault: Fault, times: Int = 1, after passes: Int = 0) {
        let script = Array(repeating: Fault?.none, count: passes) + Array(repeating: fault, count: times)
        state.withLock { $0.faults[call, default: []] += script }
    }

    /// Forgets the faults that the call was still to meet.
    func clear(_ call: RemoteCall) { state.withLock { $0.faults[call] = nil } }

    /// Does something just before the next such call has its effect.
    func before(_ call: RemoteCall, _ body: @escaping @Sendable () -> Void) {
        state.withLock { $0.before[call] = body }
    }

    /// Makes the call, with the fault that the script has for it.
    func perform<Result>(_ call: RemoteCall, _ effect: () throws -> Result) throws -> Result {
        try crash.pass()
        state.withLock { $0.before.removeValue(forKey: call) }?()
        let fault: Fault? = state.withLock { state in
            state.calls.append(call)
            guard let script = state.faults[call], !script.isEmpty else { return nil }
            return state.faults[call]?.removeFirst() ?? nil
        }
        if let fault, fault != .lostReply { throw fault.error }
        let result = try effect()
        try crash.pass()
        if let fault { throw fault.error }
        return result
    }
}
