import Foundation

/// The signature headers of one webhook, as they came.
public struct WebhookSignature: Sendable, Hashable {
    /// The header of the Ed25519 signature.
    public static let currentHeader = "X-GHL-Signature"
    /// The header of the RSA signature, retired in 2026 (official announcement).
    public static let retiredHeader = "X-WH-Signature"

    /// The value of ``currentHeader``; nil when it is missing.
    public let current: String?
    /// The value of ``retiredHeader``; nil when it is missing.
    public let retired: String?

    /// Takes the values of the two headers. An empty value and `N/A` count as missing (seen in live traffic).
    public init(current: String?, retired: String? = nil) {
        self.current = Self.present(current)
        self.retired = Self.present(retired)
    }

    /// Takes the values from a look-up by header name, which must not care about upper and lower case.
    public init(header: (String) -> String?) {
        self.init(current: header(Self.currentHeader), retired: header(Self.retiredHeader))
    }

    private static func present(_ value: String?) -> String? {
        // Looked at before it is trimmed: a stranger may send a megabyte of spaces.
        guard let value, value.utf8.count <= maximumHeaderBytes else { return value }
        let text = value.trimmed
        return text.isEmpty || text.lowercased() == "n/a" ? nil : text
    }

    /// RSA of 16,384 bits would take 2,732 characters.
    static let maximumHeaderBytes = 4096

    /// The bytes of a header's value, nil when it is no base64 or too long.
    static func bytes(of value: String) -> Data? {
        guard value.utf8.count <= maximumHeaderBytes else { return nil }
        return Data(base64Encoded: value)
    }
}
