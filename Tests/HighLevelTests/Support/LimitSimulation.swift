@testable import HighLevel

/// Callers with a common budget against a model of the service, in virtual time: one seed, one course of events.
struct LimitSimulation {
    /// One of those who share the budget, with calls to make.
    struct Caller {
        let ledger: any BudgetLedger
        var left: Int
        var isPerson = true
        var asksAt: Int64? = 0
    }

    private enum Event {
        case counted(caller: Int, slot: BudgetSlot, reply: Int64)
        case replied(caller: Int, slot: BudgetSlot, headers: RateHeaders)
        case foreign
    }

    private(set) var service: LimitedService
    private(set) var callers: [Caller]
    private(set) var now: Int64 = 0
    /// Our own calls that were answered 429.
    private(set) var throttled = 0
    private var random: SeededRandom
    private var events: [(at: Int64, Event)] = []
    /// A reply's time in milliseconds.
    private let latency: (inout SeededRandom) -> Int64

    init(
        _ window: LimitedService.Window,
        seed: UInt64,
        callers: [Caller],
        foreign: [Int64] = [],
        latency: @escaping (inout SeededRandom) -> Int64 = { LimitSimulation.usualLatency(&$0) }
    ) {
        service = LimitedService(window: window)
        self.callers = callers
        self.latency = latency
        random = SeededRandom(seed)
        events = foreign.sorted(by: >).map { ($0, .foreign) }
    }

    /// 30 to 200 ms, and one in fifty up to a second.
    static func usualLatency(_ random: inout SeededRandom) -> Int64 {
        Int.random(in: 0..<50, using: &random) == 0
            ? .random(in: 200...1000, using: &random) : .random(in: 30...200, using: &random)
    }

    /// Runs until all calls are made and answered.
    mutating func run() throws {
        while true {
            let asking = callers.indices.filter { callers[$0].asksAt != nil }.min {
                callers[$0].asksAt! < callers[$1].asksAt!
            }
            let asksAt = asking.flatMap { callers[$0].asksAt } ?? .max
            if let next = events.last, next.at <= asksAt {
                events.removeLast()
                now = max(now, next.at)
                try handle(next.1)
            } else if let asking {
                now = max(now, asksAt)
                try ask(asking)
            } else {
                return
            }
        }
    }

    /// The calls that were made, as a share of what the limit allows in the time: one full interval's calls at once, and the
    /// limit's rate from then on.
    var utilisation: Double {
        guard let first = service.counted.first, let last = service.counted.max() else { return 0 }
        let allowed = Double(service.maximum) * (1 + Double(last - first) / Double(service.interval))
        return Double(service.counted.count) / allowed
    }

    private mutating func handle(_ event: Event) throws {
        switch event {
        case .counted(let caller, let slot, let reply):
            schedule(.replied(caller: caller, slot: slot, headers: service.count(at: now)), at: reply)
        case .replied(let caller, let slot, let headers):
            if headers.isThrottled {
                throttled += 1
                callers[caller].left += 1
            }
            let improved = try update(caller) { $0.end(slot, .sent(headers), now: $1) }
            if improved || headers.isThrottled { callers[caller].asksAt = callers[caller].left > 0 ? now : nil }
        case .foreign: _ = service.count(at: now)
        }
    }

    /// Starts what may start, and comes back when it was told to.
    private mutating func ask(_ index: Int) throws {
        callers[index].asksAt = nil
        let isPerson = callers[index].isPerson
        while callers[index].left > 0 {
            switch try update(index, { $0.admit(isPerson: isPerson, lease: .seconds(30), now: $1) }) {
            case .start(let slot):
                callers[index].left -= 1
                let time = latency(&random)
                let share = Int64.random(in: 0...time, using: &random)
                schedule(.counted(caller: index, slot: slot, reply: now + time), at: now + share)
            case .wait(let time), .exhausted(let time):
                let recheck = callers[index].ledger.recheckInterval ?? time
                callers[index].asksAt = now + max(1, min(time, recheck).wholeMilliseconds)
                return
            }
        }
    }

    private func update<Result: Sendable>(_ index: Int, _ body: (inout Budget, Int64) -> Result) throws -> Result {
        let now = now + 1_700_000_000_000
        while true {
            let result = try callers[index].ledger.update { budget in
                budget.advance(to: BudgetInstant(wall: now, steady: now))
                return body(&budget, now)
            }
            if let result { return result }
        }
    }

    /// Later events first, so that the next one is the last of the list.
    private mutating func schedule(_ event: Event, at moment: Int64) {
        var (low, high) = (0, events.count)
        while low < high {
            let middle = (low + high) / 2
            if events[middle].at > moment { low = middle + 1 } else { high = middle }
        }
        events.insert((moment, event), at: low)
    }
}
