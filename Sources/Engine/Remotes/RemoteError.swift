/// What a remote system did not do, and what that leaves behind.
public struct RemoteError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What the engine does about it.
    public enum Disposition: Hashable, Sendable {
        /// Nothing happened; it may work later, at the earliest after that many seconds.
        case retry(after: Double?)
        /// It may have happened. Look before trying again.
        case unclear
        /// It was taken, to be done later and without a word about the result. Only a look shows it; it is never sent again.
        case accepted
        /// The remote will not do this, now or later.
        case refused
        /// The object exists already, under that id.
        case duplicate(of: String)
        /// The target is not there.
        case missing
        /// Nothing works on this connection now: the credential is refused, or the remote cannot be reached. The run ends, its
        /// writes stay as they are, and the next run goes on.
        case stopped
    }

    public let disposition: Disposition
    /// What happened and what to do next, in words for a person. Holds no secret.
    public let message: String

    public init(_ disposition: Disposition, _ message: String) {
        self.disposition = disposition
        self.message = message
    }

    public var description: String { message }
}
