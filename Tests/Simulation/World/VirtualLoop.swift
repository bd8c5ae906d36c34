import Foundation
import Synchronization

/// One thread, one queue and one clock: everything that runs on it runs in the same order every time.
///
/// Tasks that prefer this executor take turns on the thread that calls ``run(_:)``. When none can go on, time moves to the
/// next timer. So an hour of waiting costs nothing, and nothing depends on how fast the machine is.
final class VirtualLoop: TaskExecutor, Sendable {
    private struct Timer {
        let at: Int64
        let number: Int
        /// Who waits for it; a timer whose sleeper was woken before does not move time.
        let sleeper: Int?
        let fire: @Sendable () -> Void
    }

    private struct State {
        var jobs: [UnownedJob] = []
        var nextJob = 0
        /// Sorted, the next one last.
        var timers: [Timer] = []
        var timerCount = 0
        var now: Int64
        var sleepers: [Int: CheckedContinuation<Void, any Error>] = [:]
        var sleeperCount = 0
    }

    /// Nothing can go on and nobody waits for a time: tasks that wait for each other.
    struct Standstill: Error {}

    /// The first moment of every simulation, in milliseconds since 1970.
    static let origin: Int64 = 1_790_000_000_000

    private let state = Mutex(State(now: VirtualLoop.origin))

    /// Milliseconds since 1970.
    var now: Int64 { state.withLock { $0.now } }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.jobs.append(job) }
    }

    /// Runs the body to its end on the calling thread.
    ///
    /// - Throws: ``Standstill``.
    func run<Result: Sendable>(_ body: @escaping @Sendable () async -> Result) throws -> Result {
        let result = Mutex<Result?>(nil)
        // Unstructured, since this is where the simulation's tasks begin.
        Task(executorPreference: self) {
            let value = await body()
            result.withLock { $0 = value }
        }
        while true {
            if let job = nextJob() {
                job.runSynchronously(on: asUnownedTaskExecutor())
            } else if let value = result.withLock({ $0 }) {
                return value
            } else if let timer = nextTimer() {
                timer.fire()
            } else {
                throw Standstill()
            }
        }
    }

    private func nextJob() -> UnownedJob? {
        state.withLock { state in
            guard state.nextJob < state.jobs.count else {
                state.jobs.removeAll(keepingCapacity: true)
                state.nextJob = 0
                return nil
            }
            defer { state.nextJob += 1 }
            return state.jobs[state.nextJob]
        }
    }

    private func nextTimer() -> Timer? {
        state.withLock { state in
            while let timer = state.timers.popLast() {
                if let sleeper = timer.sleeper, state.sleepers[sleeper] == nil { continue }
                state.now = max(state.now, timer.at)
                return timer
            }
            return nil
        }
    }

    /// Calls the function when the time has come; between two steps of any task.
    func at(_ moment: Int64, _ fire: @escaping @Sendable () -> Void) { at(moment, for: nil, fire) }

    private func at(_ moment: Int64, for sleeper: Int?, _ fire: @escaping @Sendable () -> Void) {
        state.withLock { state in
            let timer = Timer(at: moment, number: state.timerCount, sleeper: sleeper, fire: fire)
            state.timerCount += 1
            let index = state.timers.firstIndex { ($0.at, $0.number) < (timer.at, timer.number) } ?? state.timers.count
            state.timers.insert(timer, at: index)
        }
    }

    /// Waits, at least a millisecond.
    ///
    /// - Throws: `CancellationError` at once when the task is cancelled.
    func sleep(_ milliseconds: Int64) async throws {
        try Task.checkCancellation()
        let number = state.withLock { state in
            state.sleeperCount += 1
            return state.sleeperCount
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                state.withLock { $0.sleepers[number] = continuation }
                at(now + max(1, milliseconds), for: number) { [self] in wake(number) }
                if Task.isCancelled { wake(number, CancellationError()) }
            }
        } onCancel: {
            wake(number, CancellationError())
        }
    }

    private func wake(_ number: Int, _ error: (any Error)? = nil) {
        let sleeper = state.withLock { $0.sleepers.removeValue(forKey: number) }
        if let error { sleeper?.resume(throwing: error) } else { sleeper?.resume() }
    }
}
