public import Foundation

/// Where a client calls, as whom, and within which bounds.
public struct HighLevelConfiguration: Sendable {
    /// The address of the real service.
    public static let productionURL = URL(string: "https://services.leadconnectorhq.com")!

    /// The address calls go to: `https`, or `http` on loopback.
    public let baseURL: URL
    /// Gives the token that is sent with a call.
    public let tokens: any TokenSource
    /// The location (sub-account) that the contacts belong to.
    public let locationID: String
    /// The version of the API.
    public let dialect: HighLevelDialect
    /// How long one call may take, reply included.
    public let timeout: Duration
    /// The largest reply that is read, in bytes.
    public let maximumResponseBytes: Int

    /// Checks and keeps the settings, with one token for every call.
    ///
    /// - Throws: ``HighLevelError`` with code `.configuration` when the address would send the token in the clear, or a
    ///   value is empty or out of range.
    public init(
        baseURL: URL = HighLevelConfiguration.productionURL,
        token: HighLevelToken,
        locationID: String,
        dialect: HighLevelDialect = .v2,
        timeout: Duration = .seconds(30),
        maximumResponseBytes: Int = 16 * 1024 * 1024
    ) throws(HighLevelError) {
        try self.init(
            baseURL: baseURL,
            tokens: try StaticTokenSource(token),
            locationID: locationID,
            dialect: dialect,
            timeout: timeout,
            maximumResponseBytes: maximumResponseBytes
        )
    }

    /// Checks and keeps the settings.
    ///
    /// - Parameters:
    ///   - timeout: above zero; 30 seconds unless told otherwise.
    ///   - maximumResponseBytes: above zero; 16 MB unless told otherwise.
    /// - Throws: ``HighLevelError`` with code `.configuration` when the address would send the token in the clear, or a
    ///   value is empty or out of range.
    public init(
        baseURL: URL = HighLevelConfiguration.productionURL,
        tokens: any TokenSource,
        locationID: String,
        dialect: HighLevelDialect = .v2,
        timeout: Duration = .seconds(30),
        maximumResponseBytes: Int = 16 * 1024 * 1024
    ) throws(HighLevelError) {
        try Self.check(baseURL)
        guard !locationID.trimmed.isEmpty else {
            throw .configuration("The HighLevel location id is empty. Take it from Settings, Business Profile.")
        }
        guard timeout > .zero, maximumResponseBytes > 0 else {
            throw .configuration("Timeout and largest reply must be above zero. Leave them out to use the defaults.")
        }
        self.baseURL = baseURL
        self.tokens = tokens
        self.locationID = locationID.trimmed
        self.dialect = dialect
        self.timeout = timeout
        self.maximumResponseBytes = maximumResponseBytes
    }

    static func check(_ url: URL) throws(HighLevelError) {
        let parts = URLComponents(url: url, resolvingAgainstBaseURL: false)
        let host = (parts?.host ?? "").lowercased()
        let scheme = parts?.scheme?.lowercased()
        guard !host.isEmpty, parts?.user == nil, parts?.password == nil, parts?.query == nil, parts?.fragment == nil
        else {
            throw .configuration(
                "The HighLevel address must be a plain URL with a host and no user, query or fragment."
            )
        }
        guard scheme == "https" || (scheme == "http" && isLoopback(host)) else {
            throw .configuration(
                "The HighLevel address \(scheme ?? "")://\(host) would send the token in the clear. "
                    + "Use https; http is for loopback only."
            )
        }
    }

    static func isLoopback(_ host: String) -> Bool {
        ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host)
    }
}
