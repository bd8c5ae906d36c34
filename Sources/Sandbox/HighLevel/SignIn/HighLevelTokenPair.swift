/// An access token with the refresh token beside it.
struct HighLevelTokenPair: Sendable, Codable, Equatable {
    var access: String
    var refresh: String
    /// 24 hexadecimal digits
    var refreshID: String
    var grantID: String
    /// Seconds.
    var expiresIn: Int64
}
