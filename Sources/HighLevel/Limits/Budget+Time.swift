extension Budget {
    /// Moves the budget to a moment: frees what is over, begins a new day, follows a wall clock that was set.
    ///
    /// - A clock that was set, in either direction, moved against the steady clock: all kept moments move with it.
    /// - After a restart of the machine that cannot be told, so what lies too far ahead is pulled back to the most it can
    ///   be: the worst that comes of it is one interval too much.
    mutating func advance(to instant: BudgetInstant) {
        let now = instant.wall
        followClock(instant)
        if needsCare { begin(with: limits.maximum, now: now) }
        if generation == 0 { generation = max(1, now) }
        ended.clamp(to: now + max(1, limits.interval.wholeMilliseconds / 100))
        underWay.clamp(to: now + Self.longestLease.wholeMilliseconds * 2)
        heldUntil = min(heldUntil, now + max(limits.hold, Self.longestHold))
        if let end = dayEnds { dayEnds = min(end, now + 2 * 86_400_000) }
        foreignUntil = min(foreignUntil, now + 3 * limits.hold)
        lastReply = min(lastReply, now)
        // Others call too, and nothing was heard for a while: what they did meanwhile shows with the next reply.
        if now < foreignUntil, now - lastReply > limits.hold / 20 { isProven = false }
        expire(now)
    }

    private mutating func followClock(_ instant: BudgetInstant) {
        let offset = instant.wall - instant.steady
        defer { era = instant.era }
        guard era == instant.era, generation != 0 else {
            clockOffset = offset
            return
        }
        let step = offset - clockOffset
        // Less is the rounding of two readings to milliseconds.
        guard abs(step) >= Self.clockSlack else { return }
        clockOffset = offset
        ended.shift(by: step)
        underWay.shift(by: step)
        heldUntil += step
        foreignUntil += step
        lastReply += step
        if let end = dayEnds { dayEnds = end + step }
    }

    private mutating func begin(with taken: Int, now: Int64) {
        needsCare = false
        generation = max(1, now)
        addEnded(taken, at: now)
    }

    private mutating func expire(_ now: Int64) {
        ended.drop(through: now - limits.hold)
        underWay.drop(through: now - limits.hold)
        guard let end = dayEnds, end <= now else { return }
        dayEnds = nil
        dailyRemaining = limits.dailyMaximum
        // Whether the service's day is over as well shows with the first reply.
        isProven = false
    }
}
