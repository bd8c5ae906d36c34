public import Foundation

/// An app of HighLevel's Marketplace, as which a person grants access.
///
/// ```swift
/// let app = try OAuthApp(
///     clientID: "6578278e879ad2646715ba9c-lq8v1u3k",
///     clientSecret: SignInSecret(secret),
///     redirectURI: URL(string: "http://localhost:8917/callback")!,
///     scopes: ["contacts.readonly", "contacts.write"]
/// )
/// ```
public struct OAuthApp: Sendable, Hashable {
    /// The client id: the app's id, a dash, and a key (official spec).
    public let clientID: String
    /// The client secret.
    public let clientSecret: SignInSecret
    /// Where the browser is sent with the authorization code; must be listed in the app's settings.
    public let redirectURI: URL
    /// What the app asks to be granted, in the order in which it is asked.
    public let scopes: [HighLevelScope]
    /// Whether a lost grant may be fetched anew without a person (`/oauth/reconnect`, official help article).
    public let allowsReconnect: Bool

    /// Checks and keeps what identifies the app.
    ///
    /// - Throws: ``HighLevelError`` with code `.configuration` for an empty id or secret, and for a redirect address
    ///   that is neither `https` nor `http` on loopback.
    public init(
        clientID: String,
        clientSecret: SignInSecret,
        redirectURI: URL,
        scopes: [HighLevelScope],
        allowsReconnect: Bool = true
    ) throws(HighLevelError) {
        guard !clientID.trimmed.isEmpty, !clientSecret.isEmpty else {
            throw .configuration(
                "The app's client id or secret is empty. Copy both from the Marketplace app, Advanced Settings, Auth."
            )
        }
        let scheme = redirectURI.scheme?.lowercased()
        let host = redirectURI.host()?.lowercased() ?? ""
        guard !host.isEmpty,
            scheme == "https" || (scheme == "http" && HighLevelConfiguration.isLoopback(host))
        else {
            throw .configuration(
                "The redirect address \(redirectURI) would carry the authorization code in the clear. "
                    + "Use https; http is for loopback only."
            )
        }
        self.clientID = clientID.trimmed
        self.clientSecret = clientSecret
        self.redirectURI = redirectURI
        self.scopes = scopes
        self.allowsReconnect = allowsReconnect
    }

    /// The app's id: the client id up to its dash (seen in the official libraries).
    public var appID: String { String(clientID.prefix { $0 != "-" }) }
}
