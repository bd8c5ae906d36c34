import Foundation

/// What a password must be. Length is what counts (NIST SP 800-63B, section 5.1.1); nothing is asked of its letters.
public enum PasswordRule {
    /// Characters that a password has at least.
    public static let minimum = 12
    /// Characters that a password has at most: a longer one is a mistake or an attack.
    public static let maximum = 256

    /// What is wrong with a password, and what would be right; nil for one that will do.
    public static func problem(_ password: String, email: String = "", name: String = "") -> String? {
        if password.count < minimum {
            return
                "The password has \(password.count) characters. Use at least \(minimum): three or four words do well."
        }
        if password.count > maximum { return "The password has more than \(maximum) characters. Use fewer." }
        let plain = password.lowercased()
        let isOneOfFew = Set(plain).count < 4
        if isOneOfFew || common.contains(where: plain.hasPrefix) {
            return
                "The password is among the first that anybody would try. Use three or four words that do not belong together."
        }
        for known in [email, email.prefix { $0 != "@" }.description, name] where known.count >= 4 {
            let rest = plain.replacing(known.lowercased(), with: "")
            if rest.count < plain.count, rest.count < minimum / 2 {
                return "The password is hardly more than your name or address. Use words that do not belong to you."
            }
        }
        return nil
    }

    /// Beginnings of the long ones in lists of leaked passwords.
    private static let common = [
        "password", "passw0rd", "123456789", "qwertyuiop", "qwerty123", "1q2w3e4r", "iloveyou", "letmein", "welcome",
        "administrator", "abcdefgh", "changeme", "tenontenon", "highlevel", "busybusy", "987654321", "1234567890",
    ]
}
