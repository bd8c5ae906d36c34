public import Foundation

/// A link that opens the door once: for the first owner, or for someone who was invited.
public struct DoorLinkRow: Hashable, Sendable {
    /// What is kept of its token.
    public let digest: Data
    /// What it is for.
    public let purpose: String
    /// Whom it is for; nil when anybody who has it may say who they are.
    public let email: String?
    /// What they may then do, by workspace.
    public let grants: [String: String]
    public let expiresAt: Milliseconds

    /// Puts a row together.
    public init(digest: Data, purpose: String, email: String?, grants: [String: String], expiresAt: Milliseconds) {
        self.digest = digest
        self.purpose = purpose
        self.email = email
        self.grants = grants
        self.expiresAt = expiresAt
    }
}
