/// Who runs calls now, over all processes that share a connection, and how many may. Pure: the time is passed in, in
/// seconds since 1970, because processes share no other clock.
struct SlotBook: Sendable, Hashable, Codable {
    /// A call under way.
    struct Slot: Sendable, Hashable, Codable {
        let id: UInt64
        /// When it counts as over, because the process that held it must have died.
        let expires: Double
        /// The round of the pace in which it began.
        let round: Int
        /// The process that holds it; nil when nobody said.
        var holder: String?
    }

    /// Longest wait between two looks at a book without a free slot, in seconds.
    static let recheck = 0.1

    private(set) var pace: AdaptiveConcurrency
    private(set) var slots: [Slot] = []
    private(set) var heldUntil = 0.0
    private var nextID: UInt64 = 1

    /// A book without calls under way.
    init(maximum: Int) { pace = AdaptiveConcurrency(maximum: maximum) }

    /// A book for when the old one is lost: nothing starts before every call it may have held is over, and then with care.
    static func careful(maximum: Int, lease: Double, now: Double) -> SlotBook {
        var book = SlotBook(maximum: maximum)
        book.heldUntil = now + lease
        book.pace.note(.pushedBack, began: 0)
        return book
    }

    /// Takes a slot, or says how long to wait before asking again.
    ///
    /// - Parameters:
    ///   - holder: The process that takes it.
    ///   - isAlive: Whether a process still runs: what one that ended held is free at once.
    mutating func take(
        lease: Double,
        now: Double,
        holder: String? = nil,
        isAlive: (String) -> Bool = { _ in true }
    ) -> Result<Slot, Wait> {
        // An end further off than a lease was written by a clock that has since been set back.
        slots.removeAll { $0.expires <= now || $0.expires > now + 2 * lease }
        slots.removeAll { $0.holder.map { !isAlive($0) } ?? false }
        if heldUntil > now, heldUntil <= now + SlotBook.longestHold {
            return .failure(Wait(seconds: heldUntil - now))
        }
        guard slots.count < pace.allowed else { return .failure(Wait(seconds: Self.recheck)) }
        let slot = Slot(id: nextID, expires: now + lease, round: pace.round, holder: holder)
        nextID += 1
        slots.append(slot)
        return .success(slot)
    }

    /// Gives a slot back. One that expired meanwhile is gone already, and only its outcome counts.
    mutating func giveBack(_ slot: Slot, _ outcome: AdaptiveConcurrency.Outcome, holdFor seconds: Double?, now: Double)
    {
        slots.removeAll { $0 == slot }
        pace.note(outcome, began: slot.round)
        if let seconds { heldUntil = max(heldUntil, now + min(seconds, SlotBook.longestHold)) }
    }

    /// The longest that a service's wish to wait is followed, in seconds.
    static let longestHold = 300.0

    /// No slot now.
    struct Wait: Error, Hashable {
        let seconds: Double
    }
}
