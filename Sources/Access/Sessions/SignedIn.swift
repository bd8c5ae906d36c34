public import Foundation

/// Somebody who is signed in.
public struct SignedIn: Hashable, Sendable {
    public let personID: Int64
    public let email: String
    public let name: String
    /// Whether an authenticator app is asked for at sign-in.
    public let hasSecondFactor: Bool
    /// What is kept of the session's token.
    public let session: Data
    /// What they are in the workspace that was asked about; nil for nothing.
    public let role: Role?
}
