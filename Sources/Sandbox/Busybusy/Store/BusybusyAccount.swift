import Crypto
import Foundation

/// The organization and the member session of the sandbox, derived from its seed.
struct BusybusyAccount: Sendable, CustomStringConvertible {
    let seed: UInt64
    /// Lower-case UUID.
    let organizationID: String
    /// A member-session token of the shape seen in live traffic: three segments, HS256, claims `aud`, `iat` and `sub`,
    /// no `exp`.
    let key: String
    /// A second session token, of a member whose position sees fewer rows.
    let limitedKey: String
    /// What the settings page calls an integration key: 64 hexadecimal digits.
    let integrationKey: String

    init(seed: UInt64) {
        self.seed = seed
        var random = BusybusyRandom(seed: seed ^ 0xB05B_05B0_5B05_B05B)
        organizationID = random.uuid()
        let issued = 1_767_225_600 + Int(random.next() % 2_592_000)
        let subject = 1_000_000 + Int(random.next() % 9_000_000)
        let claims = "{\"aud\":\"busybusy-v3-member-session\",\"iat\":\(issued),\"sub\":\"\(subject)\"}"
        let secret = random.uuid()
        key = BusybusyAccount.token(claims, secret: secret)
        let other = claims.replacing("\"sub\":\"\(subject)\"", with: "\"sub\":\"\(subject + 1)\"")
        limitedKey = BusybusyAccount.token(other, secret: secret)
        let digits = (0..<4).map { _ in random.uuid().filter { $0 != "-" }.suffix(16) }
        integrationKey = digits.joined()
    }

    private static func token(_ claims: String, secret: String) -> String {
        let signed = segment(Data("{\"alg\":\"HS256\"}".utf8)) + "." + segment(Data(claims.utf8))
        let key = SymmetricKey(data: Data(secret.utf8))
        let signature = HMAC<SHA256>.authenticationCode(for: Data(signed.utf8), using: key)
        return signed + "." + segment(Data(signature))
    }

    /// Names the organization only: the key is a secret even here.
    var description: String { "BusybusyAccount(\(organizationID))" }

    private static func segment(_ data: Data) -> String {
        data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
