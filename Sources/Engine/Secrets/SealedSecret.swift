import Foundation

/// A sealed secret as text: `tenon-sealed:1:KEYID:BASE64`, where the last is nonce, secret and tag.
public struct SealedSecret: Sendable, Hashable {
    static let prefix = "tenon-sealed:"
    static let currentVersion = 1

    /// The whole text.
    public let text: String

    /// Takes a text as it is; whether it can be opened shows when it is.
    public init(text: String) { self.text = text }

    init(keyID: String, combined: Data) {
        text = "\(Self.prefix)\(Self.currentVersion):\(keyID):\(combined.base64EncodedString())"
    }

    /// Which key sealed it; nil when the text is no sealed secret.
    public var keyID: String? {
        let parts = parts
        return parts.count == 4 ? parts[2] : nil
    }

    /// The version of the form; nil when the text is no sealed secret.
    var version: Int? {
        text.hasPrefix(Self.prefix) ? parts.dropFirst().first.flatMap { Int($0) } : nil
    }

    /// Nonce, secret and tag; nil when the text is cut off or no sealed secret.
    var combined: Data? { parts.count == 4 ? Data(base64Encoded: parts[3]) : nil }

    private var parts: [String] {
        text.hasPrefix(Self.prefix)
            ? text.split(separator: ":", omittingEmptySubsequences: false).map(String.init) : []
    }
}
