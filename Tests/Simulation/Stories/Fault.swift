import Sandbox

/// A call that goes wrong.
struct Fault: Sendable, CustomStringConvertible {
    enum Kind: String, Sendable, CaseIterable {
        /// Answered so, and nothing is done.
        case status429, status500, status502
        /// No connection comes about; the connection is reset before anything is done.
        case refused, reset
        /// It is done, and no reply comes; half of the reply comes; the reply is no JSON.
        case replyLost, truncated, notJSON
        /// It is done, and the reply comes after the client gave up.
        case slow
        /// The connection is lost, and the request arrives some seconds later all the same.
        case late
    }

    let side: SandboxInMemory.Side
    let kind: Kind
    /// Calls that go well before.
    var skip: Int
    /// Calls that go wrong, one after the other.
    var times: Int
    let writesOnly: Bool

    var description: String {
        "\(kind.rawValue) \(side.rawValue) after \(skip) \(writesOnly ? "writes" : "calls"), \(times) times"
    }
}
