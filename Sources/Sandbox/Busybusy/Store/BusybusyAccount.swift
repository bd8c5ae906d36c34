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

    init(seed: UInt64) {
        self.seed = seed
        var random = BusybusyRandom(seed: seed ^ 0xB05B_05B0_5B05_B05B)
        organizationID = random.uuid()
        let issued = 1_767_225_600 + Int(random.next() % 2_592_000)
        let subject = 1_000_000 + Int(random.next() % 9_000_000)
        let claims = "{\"aud\":\"busybusy-v3-member-session\",\"iat\":\(issued),\"sub\":\"\(subject)\"}"
        let signed =
            BusybusyAccount.segment(Data("{\"alg\":\"HS256\"}".utf8)) + "."
            + BusybusyAccount.segment(Data(claims.utf8))
        let secret = SymmetricKey(data: Data(random.uuid().utf8))
        let signature = HMAC<SHA256>.authenticationCode(for: Data(signed.utf8), using: secret)
        key = signed + "." + BusybusyAccount.segment(Data(signature))
    }

    /// Names the organization only: the key is a secret even here.
    var description: String { "BusybusyAccount(\(organizationID))" }

    private static func segment(_ data: Data) -> String {
        data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
