/// What one synchronisation found, decided and did.
public struct SyncReport: Hashable, Sendable, Codable {
    public var contactsRead = 0
    public var projectsRead = 0
    /// Records that differed from the last look.
    public var changed = 0
    /// Records that were found gone.
    public var gone = 0
    public var reconciled = ReconcileCounts()
    public var dispatched = DispatchCounts()
    /// Writes that a dry-run connection did not make.
    public var withheld = 0
    /// Writes that wait for a later try.
    public var waiting = 0
    /// What a person should know, in words.
    public var warnings: [String] = []

    public init() {}
}
