/// A failure that a test switched on for the next calls of one operation.
struct HighLevelFault: Sendable, Codable, Equatable {
    enum Kind: String, Sendable, Codable, CaseIterable {
        /// The call does its work, then the connection is closed without an answer.
        case replyLost
        /// 500 and 429 without doing anything.
        case status500, status429
        /// 502 with a page as a gateway gives, without doing anything.
        case status502
        /// The answer comes late.
        case slow
        /// The connection is reset before anything is done.
        case reset
        /// The work is done; the answer ends in its middle, with the length of the whole announced.
        case truncated
        /// The work is done; the answer is JSON of another shape.
        case wrongShape
        /// The work is done; the answer says it is JSON and is none.
        case notJSON
    }

    /// `POST /contacts/search`, or `*` for every operation.
    var operation: String
    var kind: Kind
    /// How many calls fail, at least 1.
    var times: Int
    /// How long a slow answer waits, 1000 when nil.
    var delayMilliseconds: Int?
}

extension HighLevelFault {
    /// The header by which a single request asks for its own fault: a kind, or `slow=250` with milliseconds.
    static let header = "X-Sandbox-Fault"

    /// The longest wait that can be asked for, in milliseconds.
    static let longestDelay = 600_000

    /// The fault that a header asks for; nil when it names none.
    init?(header text: String) {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard let name = parts.first, let kind = Kind(rawValue: name) else { return nil }
        self.init(operation: "*", kind: kind, times: 1)
        guard parts.count > 1 else { return }
        guard let delay = Int(parts[1]), (0...Self.longestDelay).contains(delay) else { return nil }
        delayMilliseconds = delay
    }
}
