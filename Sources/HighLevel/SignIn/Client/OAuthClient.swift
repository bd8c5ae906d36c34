public import AsyncHTTPClient
public import Foundation
public import Logging

/// Calls the endpoints by which an app signs in, renews its tokens and finds its locations.
///
/// None of its calls is repeated here: a code and a refresh token work once, so repeating is decided by
/// ``OAuthTokenSource``, which knows what was stored. A failed call throws ``HighLevelError``; with code
/// `.unauthorized` its reason says whether to sign in again, or to correct the app's secret.
public struct OAuthClient: Sendable {
    /// The app that signs in.
    public let app: OAuthApp
    /// The version of the API.
    public let dialect: HighLevelDialect

    let exchange: OAuthExchange
    let date: @Sendable () -> Date

    /// Makes a client.
    ///
    /// - Parameters:
    ///   - httpClient: makes the connections; see ``HighLevelClient/httpConfiguration`` for settings that suit it.
    ///   - timeout: how long one call may take; 8 seconds unless told otherwise, so that a renewal whose reply is lost
    ///     can be repeated within the 30 seconds that the service allows.
    ///   - date: the time of day.
    ///   - onCall: is told of every HTTP exchange after it ended.
    /// - Throws: ``HighLevelError`` with code `.configuration` when the address would send secrets in the clear.
    public init(
        app: OAuthApp,
        baseURL: URL = HighLevelConfiguration.productionURL,
        dialect: HighLevelDialect = .v2,
        httpClient: HTTPClient,
        logger: Logger,
        timeout: Duration = .seconds(8),
        clock: HighLevelClock = .system,
        date: @escaping @Sendable () -> Date = { Date() },
        onCall: @escaping @Sendable (HighLevelCall) -> Void = { _ in }
    ) throws(HighLevelError) {
        try HighLevelConfiguration.check(baseURL)
        self.app = app
        self.dialect = dialect
        self.date = date
        exchange = OAuthExchange(
            baseURL: baseURL,
            version: dialect.rawValue,
            http: httpClient,
            logger: logger,
            timeout: timeout,
            clock: clock,
            onCall: onCall
        )
    }
}

extension OAuthClient: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The app's id.
    public var description: String { "OAuthClient(app \(app.appID), \(dialect))" }
    /// The app's id.
    public var debugDescription: String { description }
    /// A mirror without children: below lie connections, and in them requests with their tokens.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
