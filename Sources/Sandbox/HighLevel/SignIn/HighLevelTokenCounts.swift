/// How often each way of getting a token was taken, so that a test can see that one refresh was one.
struct HighLevelTokenCounts: Sendable, Codable, Equatable {
    /// Authorization codes turned into a pair.
    var exchanged = 0
    /// Refresh tokens used up.
    var refreshed = 0
    /// Used refresh tokens answered once more with the same pair.
    var replayed = 0
    /// Agency tokens turned into a location's.
    var derived = 0
    /// Refused calls of any of these.
    var refused = 0

    var value: HighLevelValue {
        .init(counts: [
            "exchanged": exchanged, "refreshed": refreshed, "replayed": replayed, "derived": derived,
            "refused": refused,
        ])
    }
}
