/// What one synchronisation found, decided and did.
public struct SyncReport: Hashable, Sendable, Codable {
    public var contactsRead = 0
    public var projectsRead = 0
    /// Records that differed from the last look.
    public var changed = 0
    /// Records that were found gone.
    public var gone = 0
    /// Records missing from a complete list, when they were too many to believe it. The run then stopped before it changed
    /// anything.
    public var vanished = 0
    public var reconciled = ReconcileCounts()
    public var dispatched = DispatchCounts()
    /// Writes that a dry-run connection did not make.
    public var withheld = 0
    /// Writes that wait for a later try.
    public var waiting = 0
    /// Writes that were given up, by this run or an earlier one.
    public var givenUp = 0
    /// Things that wait for a person to decide, when the run ended.
    public var needsPerson = 0
    /// Projects whose archiving the guard against mass changes stopped.
    public var guarded = 0
    /// What a person should know, in words.
    public var warnings: [String] = []

    public init() {}
}
