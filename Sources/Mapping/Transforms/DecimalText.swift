/// A decimal number as a person writes it, digit by digit, so that nothing is lost to binary fractions.
struct DecimalText: Hashable {
    /// The signs of one way to write numbers.
    struct Signs: Hashable {
        let point: Unicode.Scalar
        /// Between groups of three digits; nil for none.
        let group: Unicode.Scalar?
    }

    /// Longer numbers are left as they are.
    static let maximumDigits = 40

    let isNegative: Bool
    /// Without leading zeros; "0" for nothing before the point.
    let whole: String
    let fraction: String

    private init(isNegative: Bool, whole: Substring, fraction: String) {
        let significant = whole.drop { $0 == "0" }
        self.whole = significant.isEmpty ? "0" : String(significant)
        self.fraction = fraction
        self.isNegative = isNegative && (!significant.isEmpty || fraction.contains { $0 != "0" })
    }

    /// Reads a number; nil for anything else. Groups may be left out, but those that are there must be of three digits.
    init?(_ text: String, signs: Signs) {
        var scalars = text.unicodeScalars[...]
        let isNegative = scalars.first == "-"
        if isNegative { scalars = scalars.dropFirst() }
        let parts = scalars.split(separator: signs.point, maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first.flatMap({ Self.ungrouped($0, signs.group) }) else { return nil }
        let fraction = parts.count > 1 ? String(parts[1]) : ""
        guard parts.count == 1 || !fraction.isEmpty, fraction.unicodeScalars.allSatisfy(Self.isDigit),
            whole.utf8.count + fraction.utf8.count <= Self.maximumDigits
        else { return nil }
        self.init(isNegative: isNegative, whole: whole[...], fraction: fraction)
    }

    private static func ungrouped(_ text: Substring.UnicodeScalarView, _ group: Unicode.Scalar?) -> String? {
        let groups =
            group.map { text.split(separator: $0, omittingEmptySubsequences: false) } ?? [text]
        guard groups.allSatisfy({ $0.allSatisfy(isDigit) }), groups[0].count > 0,
            groups.count == 1 || groups[0].count <= 3 && groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
        return groups.map { String($0) }.joined()
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// The number without its sign, such as `1,234.50`.
    func magnitude(_ signs: Signs) -> String {
        let digits = Array(whole)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3), let group = signs.group {
                text.unicodeScalars.append(group)
            }
            text.append(digit)
        }
        return fraction.isEmpty ? text : text + String(Character(signs.point)) + fraction
    }

    /// The number, such as `-1,234.50`.
    func text(_ signs: Signs) -> String { (isNegative ? "-" : "") + magnitude(signs) }

    /// With so many digits behind the point, the nearest; a half goes away from zero.
    func rounded(to decimals: Int) -> DecimalText {
        guard fraction.count > decimals else {
            let zeros = String(repeating: "0", count: decimals - fraction.count)
            return DecimalText(isNegative: isNegative, whole: whole[...], fraction: fraction + zeros)
        }
        let isUp = Array(fraction)[decimals] >= "5"
        var digits = Array((whole + fraction.prefix(decimals)).utf8)
        var index = digits.count
        var carries = isUp
        while carries, index > 0 {
            index -= 1
            carries = digits[index] == UInt8(ascii: "9")
            digits[index] = carries ? UInt8(ascii: "0") : digits[index] + 1
        }
        if carries { digits.insert(UInt8(ascii: "1"), at: 0) }
        let text = String(decoding: digits, as: UTF8.self)
        return DecimalText(
            isNegative: isNegative,
            whole: text.dropLast(decimals),
            fraction: String(text.suffix(decimals))
        )
    }
}
