/// How long what the sandbox issues is good for, in seconds.
struct HighLevelLifetimes: Sendable, Codable, Equatable {
    /// Access tokens (official spec).
    var access: Int64 = 86_399
    /// Refresh tokens: a year or until used (published).
    var refresh: Int64 = 31_536_000
    /// Authorization codes (assumption).
    var code: Int64 = 300
    /// How long a used refresh token still answers with the pair it was used for (published changelog).
    var replay: Int64 = 30
}
