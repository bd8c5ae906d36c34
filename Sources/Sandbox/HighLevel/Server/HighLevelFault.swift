/// A failure that a test switched on for the next calls of one operation.
struct HighLevelFault: Sendable, Codable, Equatable {
    enum Kind: String, Sendable, Codable {
        /// The call does its work, then the connection is closed without an answer.
        case replyLost
        /// 500 and 429 without doing anything.
        case status500, status429
        /// The answer comes late.
        case slow
        /// The connection is closed before anything is done.
        case reset
    }

    /// `POST /contacts/search`, or `*` for every operation.
    var operation: String
    var kind: Kind
    /// How many calls fail, at least 1.
    var times: Int
    /// How long a slow answer waits.
    var delayMilliseconds: Int?
}
