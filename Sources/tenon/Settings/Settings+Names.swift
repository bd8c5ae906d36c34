import Engine
import Foundation
import HighLevel
import Logging

/// What a stored sign-in is for, with the names that only HighLevel knows.
extension Settings {
    /// The summary of the sign-in that is stored; nil when there is none.
    func signInSummary(store: String) async throws -> SignInSummary? {
        let vault = try vault(store: store)
        guard let credential = try await vault.load() else { return nil }
        return SignInSummary(
            credential,
            path: Self.vaultPath(store: store),
            isSealed: try await vault.isSealed() ?? false,
            hasKey: sealsSecrets,
            now: Date()
        )
    }

    /// The locations of the agency, as many as are shown.
    ///
    /// - Throws: `HighLevelError` when they cannot be read, as without the scope `oauth.readonly`.
    func locations(ofAgency companyID: String, app: OAuthApp, store: String, logger: Logger) async throws
        -> [AgencyLocation]
    {
        let vault = try vault(store: store)
        return try await OAuthClient.withOwnConnections(
            app: app,
            baseURL: try highLevelURL() ?? HighLevelConfiguration.productionURL,
            dialect: try highLevelDialect(),
            logger: logger
        ) { client in
            let tokens = OAuthTokenSource(client: client, vault: vault, logger: logger)
            var found: [AgencyLocation] = []
            for try await page in client.installedLocations(companyID: companyID, tokens: tokens) {
                found += page.map(AgencyLocation.init)
                if found.count >= AgencyLocation.most { break }
            }
            return Array(found.prefix(AgencyLocation.most))
        }
    }
}

extension HighLevelSession {
    /// The name of the location; needs the scope `locations.readonly`.
    func locationName() async throws -> String? {
        try await client.prioritized(.interactive).location().name
    }
}
