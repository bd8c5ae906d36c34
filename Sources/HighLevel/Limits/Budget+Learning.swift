extension Budget {
    /// Takes over what a reply says.
    mutating func learn(_ headers: RateHeaders, from slot: BudgetSlot, now: Int64) {
        if let value = headers.maximum { limits.maximum = value }
        if let value = headers.interval { limits.interval = value }
        if let value = headers.dailyMaximum { limits.dailyMaximum = value }
        // What may have been counted, or be on its way, since the service wrote the reply's numbers.
        let given = slot.generation == generation ? Int(serial - slot.serial) : 0
        learnDay(headers, unseen: given + slot.underWayAtStart - 1, now: now)
        countForeignCalls(headers, known: slot.usedAtStart + given, now: now)
        isProven = !headers.isThrottled
        if headers.isThrottled { hold(for: headers.retryAfter, now: now) }
    }

    private mutating func learnDay(_ headers: RateHeaders, unseen: Int, now: Int64) {
        if let value = headers.dailyReset { dayEnds = now + value.wholeMilliseconds }
        guard let value = headers.dailyRemaining else { return }
        dailyRemaining = max(0, value - unseen)
        if value <= limits.dailyReserve, headers.dailyReset == nil {
            // When the day ends was not told: look again in an hour.
            dayEnds = min(dayEnds ?? .max, now + 3_600_000)
        }
    }

    /// Holds everybody for an interval, or for longer when the service says so.
    private mutating func hold(for time: Duration?, now: Int64) {
        let length = max(limits.hold, min(time?.wholeMilliseconds ?? 0, Self.longestHold))
        heldUntil = max(heldUntil, now + length)
    }

    /// Counts calls that others made: the service counted more than this budget can account for.
    ///
    /// Known is every slot that was taken when the call started, and every one that was given since: whatever the service
    /// had counted by then, ours are among these. What is beyond them occupies slots as if it had ended now.
    private mutating func countForeignCalls(_ headers: RateHeaders, known: Int, now: Int64) {
        guard let remaining = headers.remaining else { return }
        let foreign = min(limits.maximum - remaining - known, limits.maximum - used)
        guard foreign > 0 else { return }
        addEnded(foreign, at: now + 1)
        serial += Int64(foreign)
        foreignUntil = now + 3 * limits.hold
    }
}
