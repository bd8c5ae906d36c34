public import Foundation
import NIOHTTP1

extension OAuthApp {
    /// Which page a person grants access on.
    public enum SignInPage: Sendable, Hashable {
        /// The page under HighLevel's own name.
        case highLevel
        /// The same page without HighLevel's name, for agencies that sell under their own.
        case whiteLabel
        /// A page on another host, such as a sandbox's.
        case custom(URL)

        /// The address of the host that shows the page.
        public var baseURL: URL {
            switch self {
            case .highLevel: URL(string: "https://marketplace.gohighlevel.com")!
            case .whiteLabel: URL(string: "https://marketplace.leadconnectorhq.com")!
            case .custom(let url): url
            }
        }
    }

    /// The address to open in a browser: there a person picks a location and grants the scopes.
    ///
    /// The path carries `/v2` since May 2026 (official docs).
    public func authorizeURL(state: SignInState, page: SignInPage = .highLevel) -> URL {
        let endpoint = Endpoint(
            "authorize",
            .GET,
            ["v2", "oauth", "chooselocation"],
            kind: .read,
            scope: nil,
            subject: "the sign-in",
            query: [
                ("response_type", "code"),
                ("redirect_uri", redirectURI.absoluteString),
                ("client_id", clientID),
                ("scope", scopes.map(\.rawValue).joined(separator: " ")),
                ("state", state.value),
                ("loginWindowOpenMode", "self"),
            ]
        )
        return URL(string: endpoint.url(below: page.baseURL))!
    }
}
