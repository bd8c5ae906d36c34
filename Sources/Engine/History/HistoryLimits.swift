/// How much of history is kept. What is older or more is forgotten, the oldest first.
public struct HistoryLimits: Hashable, Sendable {
    /// Days after which a write is forgotten.
    public let days: Int
    /// Bytes of the store that history may take.
    public let bytes: Int
    /// Runs that are kept although they wrote nothing that history holds.
    public let runs: Int

    public init(days: Int, bytes: Int, runs: Int = 1000) {
        self.days = days
        self.bytes = bytes
        self.runs = runs
    }

    /// A year, 256 MB: some half a million writes.
    public static let standard = HistoryLimits(days: 365, bytes: 256 << 20)
}
