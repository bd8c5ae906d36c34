import Foundation

/// The address of a Zapier catch hook. Whoever knows it can make projects, so it is a secret: it never appears in a
/// description, a dump, an error or a log.
public struct ZapierHook: Sendable, Hashable {
    let url: URL

    /// Checks and keeps an address.
    ///
    /// - Parameters:
    ///   - text: `https://hooks.zapier.com/hooks/catch/…`, as Zapier shows it; white space around it is dropped.
    ///   - isSandbox: allows `http` on loopback instead.
    /// - Throws: ``BusybusyError`` with code `.configuration` for any other address.
    public init(_ text: String, isSandbox: Bool = false) throws(BusybusyError) {
        guard let url = URL(string: text.trimmed), let parts = URLComponents(url: url, resolvingAgainstBaseURL: false),
            let host = parts.host?.lowercased(), parts.user == nil, parts.password == nil, parts.query == nil,
            parts.fragment == nil
        else { throw Self.refused }
        let isZapier =
            parts.scheme == "https" && host == "hooks.zapier.com" && [nil, 443].contains(parts.port)
            && parts.path.hasPrefix("/hooks/catch/")
        let isLoopback = parts.scheme == "http" && ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host)
        guard isZapier || (isSandbox && isLoopback) else { throw Self.refused }
        self.url = url
    }

    private static let refused = BusybusyError.configuration(
        "The address of the Zapier hook is not allowed. Copy it from the Zap's first step: it begins with "
            + "https://hooks.zapier.com/hooks/catch/. Plain http on loopback is for a sandbox and must be marked as such."
    )
}

extension ZapierHook: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Always `<redacted>`.
    public var description: String { "<redacted>" }
    /// Always `<redacted>`.
    public var debugDescription: String { "<redacted>" }
    /// A mirror without children, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
