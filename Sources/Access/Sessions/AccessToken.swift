import Crypto
public import Foundation

/// A secret that opens something to whoever brings it: a session, a link by mail, an API key. Kept only as its digest.
///
/// 32 random bytes, so that a digest without salt is enough: there is no list of likely ones to try.
public struct AccessToken: Hashable, Sendable, CustomStringConvertible {
    private let bytes: Data

    /// - Parameter bytes: 32 random bytes.
    public init(bytes: Data) { self.bytes = bytes }

    /// Reads what ``text`` wrote; nil for anything else.
    public init?(text: some StringProtocol) {
        guard text.utf8.count == 43, let bytes = Data(base64URL: String(text)), bytes.count == Self.length else {
            return nil
        }
        self.bytes = bytes
    }

    /// The token as its owner gets it: 43 letters, digits, `-` and `_`.
    public var text: String { bytes.base64URL }

    /// What is kept of it: its SHA-256.
    public var digest: Data { Data(SHA256.hash(data: bytes)) }

    /// A word that proves who holds this token, good for that purpose only, and of no use for anything else.
    public func proof(of purpose: String) -> String {
        Data(HMAC<SHA256>.authenticationCode(for: Data(purpose.utf8), using: SymmetricKey(data: bytes))).base64URL
    }

    /// Whether the word is this token's proof.
    public func isProof(_ word: String, of purpose: String) -> Bool {
        ConstantTime.equal(Data(word.utf8), Data(proof(of: purpose).utf8))
    }

    /// Says nothing of the secret.
    public var description: String { "a token" }

    /// Bytes in a token.
    public static let length = 32
}

extension Data {
    /// Base64 with `-` and `_`, without padding (RFC 4648, section 5).
    var base64URL: String {
        base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    init?(base64URL text: String) {
        let plain = text.replacing("-", with: "+").replacing("_", with: "/")
        self.init(base64Encoded: plain + String(repeating: "=", count: (4 - plain.count % 4) % 4))
    }
}
