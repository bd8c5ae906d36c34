extension RateGate {
    /// Who is waiting for a call; the most urgent first.
    ///
    /// Nobody starves: the first of a queue that has been first for five intervals goes next, before people, and may use
    /// what is kept for them. With the published limits, that is one call of a queue in 50 seconds at the least.
    public enum Priority: Int, Sendable, Hashable, CaseIterable, Comparable {
        /// A person; may use all of the limit.
        case interactive
        /// What a webhook or another event set off; leaves a tenth of the limit alone.
        case event
        /// A job of its own; leaves a tenth of the limit alone.
        case background

        /// Whether the first is the more urgent.
        public static func < (first: Priority, second: Priority) -> Bool { first.rawValue < second.rawValue }
    }
}
