/// What a person may ask of one synchronisation.
public struct SyncOptions: Hashable, Sendable {
    /// How many projects may be archived, instead of the share that the mapping's guard allows.
    public var confirmedArchives: Int?
    /// How many records may be gone from a list at once, instead of the share that the mapping's guard allows.
    public var confirmedGone: Int?
    /// Whether writes that were given up are tried again.
    public var retriesFailed: Bool
    /// Seconds to wait for a write that is to be tried again; what is due later is left for the next run.
    public var patience: Double

    public init(
        confirmedArchives: Int? = nil,
        confirmedGone: Int? = nil,
        retriesFailed: Bool = false,
        patience: Double = 60
    ) {
        self.confirmedArchives = confirmedArchives
        self.confirmedGone = confirmedGone
        self.retriesFailed = retriesFailed
        self.patience = patience
    }
}
