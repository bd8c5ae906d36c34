/// The sandbox's own simple reading of telephone numbers.
///
/// Deliberately not the clients' library: a mistake shared by both sides could not be seen.
enum PhoneRule {
    /// The number as E.164 when it can be read as a North American or a `+` number, else nil.
    static func e164(_ text: String) -> String? {
        let trimmed = text.filter { !$0.isWhitespace }
        guard let first = trimmed.first else { return nil }
        let body = first == "+" ? trimmed.dropFirst() : trimmed[...]
        guard body.allSatisfy({ ("0"..."9").contains($0) || "()-./".contains($0) || $0 == "\u{2011}" || $0 == "–" })
        else { return nil }
        let digits = body.filter(\.isNumber)
        if first == "+" {
            if digits.hasPrefix("1") { return northAmerican(digits.dropFirst()) }
            return (8...15).contains(digits.count) && !digits.hasPrefix("0") ? "+" + digits : nil
        }
        return northAmerican(digits.count == 11 && digits.hasPrefix("1") ? digits.dropFirst() : digits[...])
    }

    /// How HighLevel keeps a number: E.164 when it can be read, else as it was given.
    static func stored(_ text: String) -> String {
        e164(text) ?? text
    }

    /// Ten digits with an area code and an exchange that begin with 2 to 9.
    private static func northAmerican(_ digits: Substring) -> String? {
        let all = Array(digits)
        guard all.count == 10, all[0] >= "2", all[3] >= "2" else { return nil }
        return "+1" + digits
    }
}
