public import Foundation

/// A browser that is signed in.
public struct SessionRow: Hashable, Sendable {
    /// What is kept of its token.
    public let digest: Data
    public let personID: Int64
    public let createdAt: Milliseconds
    /// When it was last used, to the minute.
    public let seenAt: Milliseconds
    public let expiresAt: Milliseconds
    /// Where it was signed in from.
    public let address: String
    /// What the browser calls itself.
    public let agent: String

    /// Puts a row together.
    public init(
        digest: Data,
        personID: Int64,
        createdAt: Milliseconds,
        seenAt: Milliseconds,
        expiresAt: Milliseconds,
        address: String,
        agent: String
    ) {
        self.digest = digest
        self.personID = personID
        self.createdAt = createdAt
        self.seenAt = seenAt
        self.expiresAt = expiresAt
        self.address = address
        self.agent = agent
    }
}
