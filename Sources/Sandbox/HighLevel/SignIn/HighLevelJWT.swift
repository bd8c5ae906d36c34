import Crypto
import Foundation

/// Tokens in the form of HighLevel's: three parts, signed.
enum HighLevelJWT {
    static func text(_ claims: HighLevelValue, secret: String) -> String {
        let header: HighLevelValue = ["alg": "HS256", "typ": "JWT"]
        let signed = encoded(Data(header.jsonBytes())) + "." + encoded(Data(claims.jsonBytes()))
        let code = HMAC<SHA256>.authenticationCode(for: Data(signed.utf8), using: SymmetricKey(data: Data(secret.utf8)))
        return signed + "." + encoded(Data(code))
    }

    /// Base64 for URLs, without padding.
    static func encoded(_ data: Data) -> String {
        data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// The bytes of a base64 text for URLs; nil when it is none.
    static func decoded(_ text: String) -> Data? {
        let plain = text.replacing("-", with: "+").replacing("_", with: "/")
        return Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.count % 4) % 4))
    }
}
