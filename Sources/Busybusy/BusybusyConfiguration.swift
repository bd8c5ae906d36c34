public import Foundation

/// Where a client calls, as whom, and within which bounds.
///
/// Which host accepts which kind of key is not publicly known, so address, header name and prefix can be set; but the key
/// only ever goes to `https://*.busybusy.io`, or to loopback for a sandbox.
public struct BusybusyConfiguration: Sendable {
    /// The GraphQL address of the real service (seen in live traffic).
    public static let productionEndpoint = URL(string: "https://graphql.busybusy.io/")!

    /// The address of the payroll export of the real service (seen in live traffic).
    public static let productionExportURL = URL(string: "https://export.busybusy.io/")!

    /// The GraphQL address.
    public let endpoint: URL
    /// The address of the payroll export.
    public let exportURL: URL
    /// The key that is sent with every call.
    public let key: BusybusyKey
    /// The header that carries the key.
    public let headerName: String
    /// What stands before the key in the header.
    public let headerPrefix: String
    /// Whether plain `http` on loopback is allowed.
    public let isSandbox: Bool
    /// How long one call may take, reply included.
    public let timeout: Duration
    /// How many nodes a page is asked to hold.
    public let pageSize: Int
    /// The largest reply that is read, in bytes.
    public let maximumResponseBytes: Int
    /// How many calls may be under way at a time.
    public let maximumConcurrentCalls: Int

    /// Checks and keeps the settings.
    ///
    /// - Parameters:
    ///   - exportURL: that of the real service when nil; for a sandbox the endpoint, which answers both there.
    ///   - isSandbox: allows `http` to `localhost`, `127.0.0.1` and `[::1]`, on any port.
    ///   - timeout: above zero; 60 seconds unless told otherwise.
    ///   - pageSize: 1 to 1,000; the service's own maximum is unknown.
    ///   - maximumConcurrentCalls: 1 to 3.
    /// - Throws: ``BusybusyError`` with code `.configuration` when the key could reach somebody else, or a value is empty
    ///   or out of range.
    public init(
        endpoint: URL = BusybusyConfiguration.productionEndpoint,
        exportURL: URL? = nil,
        key: BusybusyKey,
        headerName: String = "key-authorization",
        headerPrefix: String = "",
        isSandbox: Bool = false,
        timeout: Duration = .seconds(60),
        pageSize: Int = 500,
        maximumResponseBytes: Int = 32 * 1024 * 1024,
        maximumConcurrentCalls: Int = 3
    ) throws(BusybusyError) {
        let exportURL = exportURL ?? (isSandbox ? endpoint : Self.productionExportURL)
        try Self.check(endpoint, isSandbox: isSandbox)
        try Self.check(exportURL, isSandbox: isSandbox)
        try Self.check(key: key, headerName: headerName, headerPrefix: headerPrefix)
        guard timeout > .zero, maximumResponseBytes > 0 else {
            throw .configuration("Timeout and largest reply must be above zero. Leave them out to use the defaults.")
        }
        guard (1...1000).contains(pageSize), (1...3).contains(maximumConcurrentCalls) else {
            throw .configuration("A page holds 1 to 1000 nodes, and 1 to 3 calls run at a time. Correct the settings.")
        }
        self.endpoint = endpoint
        self.exportURL = exportURL
        self.key = key
        self.headerName = headerName
        self.headerPrefix = headerPrefix
        self.isSandbox = isSandbox
        self.timeout = timeout
        self.pageSize = pageSize
        self.maximumResponseBytes = maximumResponseBytes
        self.maximumConcurrentCalls = maximumConcurrentCalls
    }

    private static func check(_ url: URL, isSandbox: Bool) throws(BusybusyError) {
        let parts = URLComponents(url: url, resolvingAgainstBaseURL: false)
        let host = (parts?.host ?? "").lowercased()
        guard !host.isEmpty, parts?.user == nil, parts?.password == nil, parts?.query == nil, parts?.fragment == nil
        else {
            throw .configuration("The busybusy address must be a plain URL with a host and no user, query or fragment.")
        }
        let isOwn = parts?.scheme == "https" && host.hasSuffix(".busybusy.io") && [nil, 443].contains(parts?.port)
        let isLoopback = parts?.scheme == "http" && ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host)
        guard isOwn || (isLoopback && isSandbox) else {
            throw .configuration(
                "The busybusy address \(parts?.scheme ?? "")://\(host) is not allowed to get the key. Use https on a host "
                    + "of busybusy.io without a port; http on loopback is for a sandbox and must be marked as such."
            )
        }
    }

    private static func check(
        key: BusybusyKey,
        headerName: String,
        headerPrefix: String
    ) throws(BusybusyError) {
        guard key.isWellFormed else {
            throw .configuration("The busybusy key is empty or holds characters no header may hold. Copy it again.")
        }
        let isName = headerName.utf8.allSatisfy { UInt8(ascii: "-") == $0 || isAlphanumeric($0) }
        guard !headerName.isEmpty, isName, headerPrefix.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            throw .configuration(
                "The header's name or prefix holds characters no header may hold. Use key-authorization."
            )
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
