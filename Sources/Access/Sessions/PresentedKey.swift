/// An API key as a program brings it: `tenon.WORKSPACE.ID.SECRET`.
///
/// The first word makes a key that got into a repository easy to find.
public struct PresentedKey: Hashable, Sendable, CustomStringConvertible {
    public let workspace: String
    /// The part that is no secret: it stands in lists and logs.
    public let id: String
    let secret: AccessToken

    init(workspace: String, id: String, secret: AccessToken) {
        self.workspace = workspace
        self.id = id
        self.secret = secret
    }

    /// Reads what ``text`` wrote; nil for anything else.
    public init?(text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "tenon", (1...64).contains(parts[1].count), parts[2].count == 10,
            let secret = AccessToken(text: parts[3])
        else { return nil }
        workspace = String(parts[1])
        id = String(parts[2])
        self.secret = secret
    }

    var text: String { "tenon.\(workspace).\(id).\(secret.text)" }

    /// Says nothing of the secret.
    public var description: String { "key \(id)" }
}
