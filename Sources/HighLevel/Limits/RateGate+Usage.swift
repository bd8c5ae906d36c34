import Synchronization

extension RateGate {
    /// How much of the limits is used, and who waits.
    public struct Usage: Sendable, Hashable {
        /// Calls that occupy a slot now, those of others included as far as known.
        public let used: Int
        /// Calls that may occupy a slot at one time.
        public let maximum: Int
        /// Calls made today, those of others included as far as known.
        public let dailyUsed: Int
        /// Calls that may be made in a day.
        public let dailyMaximum: Int
        /// How many calls of this process wait, by priority.
        public let waiting: [Priority: Int]
        /// The longest that a call of this process waited for its slot.
        public let longestWait: Duration
        /// How long everybody is held after a 429; zero when nobody is.
        public let heldFor: Duration
        /// Whether the circuit lets calls through.
        public let circuit: CircuitStatus

        /// Calls left today.
        public var dailyRemaining: Int { dailyMaximum - dailyUsed }
    }

    /// How much of the limits is used now; as last seen when another process is at the budget just now.
    public var usage: Usage {
        let instant = clock.instant()
        let now = try? look(at: instant)
        return state.withLock { state in
            var budget = now ?? state.seen
            budget.advance(to: instant)
            return Usage(
                used: budget.used,
                maximum: budget.limits.maximum,
                dailyUsed: budget.limits.dailyMaximum - budget.dailyRemaining,
                dailyMaximum: budget.limits.dailyMaximum,
                waiting: Dictionary(uniqueKeysWithValues: Priority.allCases.map { ($0, state.line.count($0)) }),
                longestWait: state.longestWait,
                heldFor: .milliseconds(max(0, budget.heldUntil - instant.wall)),
                circuit: circuit.status
            )
        }
    }
}
