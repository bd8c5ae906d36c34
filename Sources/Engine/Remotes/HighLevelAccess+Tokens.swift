import AsyncHTTPClient
import Foundation
import HighLevel
import Logging

extension HighLevelAccess {
    /// What gives the tokens of calls for a location.
    ///
    /// - Throws: `HighLevelError` for an address or a credential that cannot be used.
    func tokens(
        locationID: String,
        baseURL: URL,
        dialect: HighLevelDialect,
        http: HTTPClient,
        logger: Logger,
        onCall: @escaping @Sendable (HighLevelCall) -> Void = { _ in }
    ) throws -> any TokenSource {
        switch self {
        case .token(let token): return try StaticTokenSource(token)
        case .signIn(let signIn):
            let client = try OAuthClient(
                app: signIn.app,
                baseURL: baseURL,
                dialect: dialect,
                httpClient: http,
                logger: logger,
                onCall: onCall
            )
            let source = OAuthTokenSource(client: client, vault: signIn.vault, logger: logger)
            guard signIn.kind == .company else { return source }
            return LocationTokenSource(company: source, locationID: locationID, logger: logger)
        }
    }
}
