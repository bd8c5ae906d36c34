import Crypto
public import Foundation

/// Codes that change with time, as authenticator apps show them: TOTP (RFC 6238) with SHA-1, 30 s and six digits, the only
/// form that all of those apps read.
public struct TimeCode: Hashable, Sendable {
    private let secret: Data

    /// - Parameter secret: 20 random bytes.
    public init(secret: Data) { self.secret = secret }

    /// Reads what ``plain`` wrote.
    package init?(plain: String) {
        guard let secret = Data(base64Encoded: plain) else { return nil }
        self.secret = secret
    }

    /// The secret, for sealing.
    package var plain: String { secret.base64EncodedString() }

    /// Bytes of secret.
    public static let secretLength = 20
    /// Seconds for which a code is shown.
    public static let period = 30.0

    /// Which of all codes is shown at that moment.
    public static func counter(at moment: Date) -> Int64 {
        Int64((moment.timeIntervalSince1970 / period).rounded(.down))
    }

    /// The code with that number.
    package func code(_ counter: Int64) -> String {
        let message = withUnsafeBytes(of: counter.bigEndian) { Data($0) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: secret)))
        // RFC 4226, section 5.3: four bytes from where the last half byte says, without the sign.
        let start = Int(mac[mac.count - 1] & 0x0f)
        let number = mac[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
        let digits = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// The number of the code that was typed, if it is shown about now and after the last one that was used.
    ///
    /// - Parameter last: The number of the last code that was taken: a code that someone looked over a shoulder is of no use.
    public func counter(matching typed: String, at moment: Date, after last: Int64?) -> Int64? {
        let digits = typed.filter { !$0.isWhitespace }
        let now = Self.counter(at: moment)
        // One to either side, for clocks that differ. All are looked at, so that time tells nothing.
        let found = (now - 1...now + 1).filter { number in
            ConstantTime.equal(Data(code(number).utf8), Data(digits.utf8)) && number > last ?? .min
        }
        return found.first
    }

    /// The address that an authenticator app reads, as text or as a picture.
    public func address(account: String, issuer: String) -> String {
        let label = "\(issuer):\(account)".addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? issuer
        let name = issuer.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "Tenon"
        return "otpauth://totp/\(label)?secret=\(text)&issuer=\(name)"
    }

    /// The secret for typing in by hand: base 32 (RFC 4648, section 6).
    public var text: String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var bits = 0
        var value = 0
        var text = ""
        for byte in secret {
            value = value << 8 | Int(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[value >> bits & 31])
            }
            value &= 1 << bits - 1
        }
        return bits > 0 ? text + String(alphabet[value << (5 - bits) & 31]) : text
    }
}
