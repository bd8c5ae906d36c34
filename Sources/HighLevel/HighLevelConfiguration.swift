public import Foundation

/// Where a client calls, as whom, and within which bounds.
public struct HighLevelConfiguration: Sendable {
    /// The address of the real service.
    public static let productionURL = URL(string: "https://services.leadconnectorhq.com")!

    /// How long making a connection may take unless told otherwise.
    public static let standardConnectTimeout: Duration = .seconds(10)
    /// How long a reply may pause unless told otherwise.
    public static let standardIdleTimeout: Duration = .seconds(15)
    /// How many connections are kept to one host unless told otherwise.
    public static let standardConnectionsPerHost = 16

    /// The address calls go to: `https`, or `http` on loopback.
    public let baseURL: URL
    /// Gives the token that is sent with a call.
    public let tokens: any TokenSource
    /// The location (sub-account) that the contacts belong to.
    public let locationID: String
    /// The version of the API.
    public let dialect: HighLevelDialect
    /// How long one try may take, reply included.
    public let timeout: Duration
    /// The largest reply that is read, in bytes.
    public let maximumResponseBytes: Int
    /// How long making a connection may take. Holds for HTTP clients made with ``httpConfiguration``.
    public let connectTimeout: Duration
    /// How long the service may be silent within a reply. Holds for HTTP clients made with ``httpConfiguration``.
    public let idleTimeout: Duration
    /// How long a call may take over all its tries, counted from the start of the first one.
    public let deadline: Duration
    /// How many connections to the host are kept. Holds for HTTP clients made with ``httpConfiguration``.
    public let connectionsPerHost: Int

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
        maximumResponseBytes: Int = 16 * 1024 * 1024,
        connectTimeout: Duration = HighLevelConfiguration.standardConnectTimeout,
        idleTimeout: Duration = HighLevelConfiguration.standardIdleTimeout,
        deadline: Duration = .seconds(120),
        connectionsPerHost: Int = HighLevelConfiguration.standardConnectionsPerHost
    ) throws(HighLevelError) {
        try self.init(
            baseURL: baseURL,
            tokens: try StaticTokenSource(token),
            locationID: locationID,
            dialect: dialect,
            timeout: timeout,
            maximumResponseBytes: maximumResponseBytes,
            connectTimeout: connectTimeout,
            idleTimeout: idleTimeout,
            deadline: deadline,
            connectionsPerHost: connectionsPerHost
        )
    }

    /// Checks and keeps the settings.
    ///
    /// - Parameters:
    ///   - timeout: 1 ms to 10 minutes; 30 seconds unless told otherwise.
    ///   - maximumResponseBytes: 1 byte to 1 GiB; 16 MiB unless told otherwise.
    ///   - connectTimeout: 1 ms to 10 minutes; 10 seconds unless told otherwise.
    ///   - idleTimeout: 1 ms to 10 minutes; 15 seconds unless told otherwise.
    ///   - deadline: 1 ms to 1 hour; 2 minutes unless told otherwise.
    ///   - connectionsPerHost: 1 to 1000; 16 unless told otherwise.
    /// - Throws: ``HighLevelError`` with code `.configuration` when the address would send the token in the clear, or a
    ///   value is empty or out of range.
    public init(
        baseURL: URL = HighLevelConfiguration.productionURL,
        tokens: any TokenSource,
        locationID: String,
        dialect: HighLevelDialect = .v2,
        timeout: Duration = .seconds(30),
        maximumResponseBytes: Int = 16 * 1024 * 1024,
        connectTimeout: Duration = HighLevelConfiguration.standardConnectTimeout,
        idleTimeout: Duration = HighLevelConfiguration.standardIdleTimeout,
        deadline: Duration = .seconds(120),
        connectionsPerHost: Int = HighLevelConfiguration.standardConnectionsPerHost
    ) throws(HighLevelError) {
        try Self.check(baseURL)
        guard !locationID.trimmed.isEmpty else {
            throw .configuration("The HighLevel location id is empty. Take it from Settings, Business Profile.")
        }
        try Self.check("time of one try", timeout, in: Self.times)
        try Self.check("largest reply in bytes", maximumResponseBytes, in: 1...(1 << 30))
        try Self.check("time to connect", connectTimeout, in: Self.times)
        try Self.check("time of silence in a reply", idleTimeout, in: Self.times)
        try Self.check("time of all tries", deadline, in: .milliseconds(1)...(.seconds(3600)))
        try Self.check("number of connections", connectionsPerHost, in: 1...1000)
        self.baseURL = baseURL
        self.tokens = tokens
        self.locationID = locationID.trimmed
        self.dialect = dialect
        self.timeout = timeout
        self.maximumResponseBytes = maximumResponseBytes
        self.connectTimeout = connectTimeout
        self.idleTimeout = idleTimeout
        self.deadline = deadline
        self.connectionsPerHost = connectionsPerHost
    }

    private static let times: ClosedRange<Duration> = .milliseconds(1)...(.seconds(600))

    private static func check<Value: Comparable>(
        _ name: String,
        _ value: Value,
        in range: ClosedRange<Value>
    ) throws(HighLevelError) {
        guard !range.contains(value) else { return }
        throw .configuration(
            "HighLevel's \(name) is \(value); it must be from \(range.lowerBound) to \(range.upperBound). "
                + "Leave it out to use the default."
        )
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
