public import Foundation

/// Someone who may sign in.
public struct PersonRow: Hashable, Sendable {
    public let id: Int64
    /// In lower case; no two people have the same.
    public var email: String
    public var name: String
    /// What is kept of the password.
    public var password: String
    /// Whether codes of an authenticator app are asked for. Its secret is among the workspace's sealed secrets.
    public var hasCode: Bool
    /// The number of the last code that was taken.
    public var lastCode: Int64?
    /// Digests of the recovery codes that are left.
    public var recovery: [Data]
    public let createdAt: Milliseconds
    public var signedInAt: Milliseconds?

    /// Puts a row together.
    public init(
        id: Int64,
        email: String,
        name: String,
        password: String,
        hasCode: Bool = false,
        lastCode: Int64? = nil,
        recovery: [Data] = [],
        createdAt: Milliseconds,
        signedInAt: Milliseconds? = nil
    ) {
        self.id = id
        self.email = email
        self.name = name
        self.password = password
        self.hasCode = hasCode
        self.lastCode = lastCode
        self.recovery = recovery
        self.createdAt = createdAt
        self.signedInAt = signedInAt
    }
}
