/// The place of one call under way, as its budget gave it.
public struct BudgetSlot: Sendable, Hashable {
    /// When the budget takes it for lost, by the wall clock of its start.
    let leaseEnd: Int64
    /// How the wall clock stood against the steady one then.
    let clockOffset: Int64
    /// Which budget gave it; another one has no place to take back.
    let generation: Int64
    /// How many slots were taken then, this one included.
    let usedAtStart: Int
    /// How many of them were under way, this one included.
    let underWayAtStart: Int
    /// How many slots had ever been given, this one included.
    let serial: Int64
}

/// What became of a call that had a slot.
enum SlotEnd: Sendable, Equatable {
    /// It was never sent, so the service cannot have counted it.
    case unused
    /// It was sent; what the reply says about the limits, when one came.
    case sent(RateHeaders?)
}
