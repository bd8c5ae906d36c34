public import HighLevel

/// What opens HighLevel for a workspace.
public enum HighLevelAccess: Sendable {
    /// A private integration's token.
    case token(HighLevelToken)
    /// A sign-in that is stored in a vault.
    case signIn(StoredSignIn)
}

/// A sign-in as an app, kept in a vault and renewed from there.
public struct StoredSignIn: Sendable {
    /// The app that signed in.
    public let app: OAuthApp
    /// Where the tokens are.
    public let vault: FileTokenVault
    /// Whose sign-in it is; an agency's tokens are exchanged for those of the location.
    public let kind: AccountKind

    /// Puts it together.
    public init(app: OAuthApp, vault: FileTokenVault, kind: AccountKind) {
        self.app = app
        self.vault = vault
        self.kind = kind
    }
}
