import Engine
import Foundation
import Sandbox
import Storage
import Synchronization
import TestSupport

/// Everything outside of the engine: time, both remote systems, the network between, the disk, and what goes wrong.
final class World: Sendable {
    struct State: Sendable {
        var random: SeededGenerator
        var trace: Trace
        /// Faults that were armed and have not hit all their calls yet.
        var faults: [Fault] = []
        /// Steps until the process ends.
        var stepsToLive: Int?
        var downSeconds = 0
        var isDead = false
        var kill: (@Sendable () -> Void)?
        /// How far the clock of the engine's machine is ahead, in milliseconds.
        var clockAhead: Int64 = 0
        var calls = 0
        var counts = Counts()
    }

    /// What a story met.
    struct Counts: Sendable {
        var runs = 0
        var calls = 0
        var crashes = 0
        var clockSets = 0
        var edits = 0
        var faults: [String: Int] = [:]
        /// Calls that HighLevel's limit refused, beside those of an armed fault.
        var refusedByLimit = 0
    }

    /// The process that called is no more.
    struct Ended: Error {}

    let loop: VirtualLoop
    let sandbox: SandboxInMemory
    /// A deliberate mistake of the engine.
    let defect: Defect?
    let state: Mutex<State>

    init(_ story: Story, keepsTrace: Bool) throws {
        let loop = VirtualLoop()
        self.loop = loop
        defect = story.defect
        state = Mutex(
            State(random: SeededGenerator(seed: story.seed &* 2), trace: Trace(keepsLines: keepsTrace))
        )
        sandbox = try SandboxInMemory(seed: story.seed, searchLagMilliseconds: story.searchLagMilliseconds) {
            Date(timeIntervalSince1970: Double(loop.now) / 1000)
        }
    }

    var counts: Counts { state.withLock(\.counts) }
    var trace: Trace { state.withLock(\.trace) }
    var isDead: Bool { state.withLock(\.isDead) }

    func note(_ text: String) {
        let moment = loop.now - VirtualLoop.origin
        state.withLock { $0.trace.add(moment, text) }
    }

    func count(_ change: @Sendable (inout Counts) -> Void) { state.withLock { change(&$0.counts) } }

    /// A number from 0 to 1.
    func chance() -> Double { state.withLock { Double.random(in: 0..<1, using: &$0.random) } }

    // MARK: Ending a process

    /// The next process lives until it is killed.
    func revive(kill: @escaping @Sendable () -> Void) {
        state.withLock { state in
            state.isDead = false
            state.kill = kill
        }
    }

    /// One step of the process: a look at the disk, a commit, a call. Some step is its last one.
    ///
    /// - Throws: ``Ended``, then and from then on.
    func step(_ what: String) throws {
        let kill = state.withLock { state -> (@Sendable () -> Void)? in
            guard !state.isDead, let steps = state.stepsToLive else { return nil }
            state.stepsToLive = steps - 1
            guard steps <= 1 else { return nil }
            state.stepsToLive = nil
            state.isDead = true
            state.counts.crashes += 1
            return state.kill ?? {}
        }
        if let kill {
            note("the process ends: \(what)")
            kill()
        }
        if isDead { throw Ended() }
    }

    /// What the store does at each of its transactions.
    var disk: StoreSimulation {
        StoreSimulation { [self] point in
            switch point {
            case .read: try step("before a read")
            case .beforeCommit: try step("before a commit")
            case .afterCommit:
                note("commit")
                try step("after a commit")
            }
        }
    }

    // MARK: Time

    /// The time by the engine's machine.
    var engineTime: Date {
        let moment = loop.now + state.withLock(\.clockAhead)
        return Date(timeIntervalSince1970: Double(moment) / 1000)
    }

    /// Milliseconds that no one sets.
    var steady: Int64 { loop.now - VirtualLoop.origin }
}

extension World {
    /// Prepares what is to go wrong.
    func arm(_ what: Happening.What) {
        switch what {
        case .fault(let fault): state.withLock { $0.faults.append(fault) }
        case .crash(let step, let downSeconds):
            state.withLock { state in
                state.stepsToLive = step
                state.downSeconds = downSeconds
            }
        case .clockSet(let seconds):
            state.withLock { state in
                state.clockAhead = Int64(seconds) * 1000
                state.counts.clockSets += 1
            }
        default: return
        }
        note("\(what)")
    }

    /// From now on nothing goes wrong any more.
    func calm() {
        note("calm")
        state.withLock { state in
            state.faults = []
            state.stepsToLive = nil
        }
    }

    /// How long it takes until the next process begins.
    var downMilliseconds: Int64 { state.withLock { Int64($0.downSeconds) * 1000 } }
}
