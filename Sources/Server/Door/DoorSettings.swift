public import Foundation

/// How browsers reach the console.
public struct DoorSettings: Sendable {
    /// The address that browsers use, when it is not the machine's own: behind a proxy, or on a network.
    public var publicURL: URL?
    /// Whether browsers come by TLS.
    public var hasTLS: Bool
    /// Whose word about where a request comes from is taken.
    public var proxies: TrustedProxies
    /// The zone in which times are shown.
    public var timeZone: TimeZone

    public init(
        publicURL: URL? = nil,
        hasTLS: Bool = false,
        proxies: TrustedProxies = .none,
        timeZone: TimeZone = .gmt
    ) {
        self.publicURL = publicURL
        self.hasTLS = hasTLS
        self.proxies = proxies
        self.timeZone = timeZone
    }

    /// The names that the server goes by; nil when that cannot be known.
    var hostNames: Set<String>? {
        guard let host = publicURL?.host(percentEncoded: false)?.lowercased() else { return HostCheck.loopback }
        return HostCheck.loopback.union([host])
    }
}
