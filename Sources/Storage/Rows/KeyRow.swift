public import Foundation

/// A program's key to a workspace.
public struct KeyRow: Hashable, Sendable {
    /// The part of the key that is no secret.
    public let id: String
    public let name: String
    /// What is kept of the part that is.
    public let digest: Data
    public let scopes: [String]
    public let createdAt: Milliseconds
    /// When it was last used, to the minute; nil for never.
    public let usedAt: Milliseconds?
    public let revokedAt: Milliseconds?

    /// Puts a row together.
    public init(
        id: String,
        name: String,
        digest: Data,
        scopes: [String],
        createdAt: Milliseconds,
        usedAt: Milliseconds? = nil,
        revokedAt: Milliseconds? = nil
    ) {
        self.id = id
        self.name = name
        self.digest = digest
        self.scopes = scopes
        self.createdAt = createdAt
        self.usedAt = usedAt
        self.revokedAt = revokedAt
    }
}
