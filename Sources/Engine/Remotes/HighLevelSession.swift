import AsyncHTTPClient
public import Foundation
public import HighLevel
public import Logging

/// An open connection to HighLevel alone, as a try of it needs. Must be shut down.
public struct HighLevelSession: Sendable {
    public let client: HighLevelClient
    private let http: HTTPClient

    /// Prepares the client; no call is made yet.
    ///
    /// - Parameter budget: the budget that other processes use as well; this process's own when nil.
    /// - Throws: `HighLevelError` for an address or a credential that cannot be used.
    public init(
        baseURL: URL,
        access: HighLevelAccess,
        dialect: HighLevelDialect,
        locationID: String,
        budget: (any BudgetLedger)? = nil,
        logger: Logger
    ) throws {
        let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: HighLevelClient.httpConfiguration)
        do {
            let configuration = try HighLevelConfiguration(
                baseURL: baseURL,
                tokens: try access.tokens(
                    locationID: locationID,
                    baseURL: baseURL,
                    dialect: dialect,
                    http: http,
                    logger: logger
                ),
                locationID: locationID,
                dialect: dialect
            )
            client = HighLevelClient(
                configuration: configuration,
                httpClient: http,
                logger: logger,
                gate: RateGate(ledger: budget ?? MemoryBudgetLedger())
            )
        } catch {
            try? http.syncShutdown()
            throw error
        }
        self.http = http
    }

    /// Closes all connections.
    public func shutdown() async { try? await http.shutdown() }

    /// Exchanges the code of a person's answer for tokens and stores them.
    ///
    /// - Throws: `HighLevelError`; then what was stored before is still there.
    public static func signIn(
        code: SignInSecret,
        app: OAuthApp,
        vault: FileTokenVault,
        baseURL: URL,
        dialect: HighLevelDialect,
        logger: Logger
    ) async throws -> Credential {
        try await OAuthClient.withOwnConnections(app: app, baseURL: baseURL, dialect: dialect, logger: logger) {
            client in
            try await OAuthTokenSource(client: client, vault: vault, logger: logger).signIn(code: code)
        }
    }
}
