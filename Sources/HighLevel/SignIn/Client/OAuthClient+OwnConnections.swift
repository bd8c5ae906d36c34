import AsyncHTTPClient
public import Foundation
public import Logging

extension OAuthClient {
    /// Does the work with a client that has connections of its own, and closes them, whatever happens.
    ///
    /// - Throws: what the work throws, and ``HighLevelError`` with code `.configuration` for an address that would send
    ///   secrets in the clear.
    public static func withOwnConnections<Value>(
        app: OAuthApp,
        baseURL: URL = HighLevelConfiguration.productionURL,
        dialect: HighLevelDialect = .v2,
        logger: Logger,
        _ work: (OAuthClient) async throws -> Value
    ) async throws -> Value {
        let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: HighLevelClient.httpConfiguration)
        let result: Result<Value, any Error>
        do {
            let client = try OAuthClient(
                app: app,
                baseURL: baseURL,
                dialect: dialect,
                httpClient: http,
                logger: logger
            )
            result = .success(try await work(client))
        } catch {
            result = .failure(error)
        }
        try? await http.shutdown()
        return try result.get()
    }
}
