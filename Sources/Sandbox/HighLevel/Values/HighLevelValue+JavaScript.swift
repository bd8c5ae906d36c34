/// What makes bytes survive `JSON.stringify(JSON.parse(text))`, which the official Node SDK verifies signatures over.
extension HighLevelValue {
    /// The value with members in the order of a JavaScript object: names that are array indices first, by number.
    var inJavaScriptOrder: HighLevelValue {
        switch self {
        case .array(let elements): return .array(elements.map(\.inJavaScriptOrder))
        case .object(let members):
            let indexed = members.compactMap { member in Self.index(member.name).map { ($0, member) } }
                .sorted { $0.0 < $1.0 }.map(\.1)
            let named = members.filter { Self.index($0.name) == nil }
            return .object((indexed + named).map { .init(name: $0.name, value: $0.value.inJavaScriptOrder) })
        default: return self
        }
    }

    private static func index(_ name: String) -> UInt32? {
        guard let number = UInt32(name), number < .max, String(number) == name else { return nil }
        return number
    }
}

extension Double {
    /// The number as JavaScript writes it: no exponent from a millionth up to below 10²¹, `1e-7` and not `1e-07`.
    var javaScriptText: String {
        let text = "\(self)"
        guard let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...]) else {
            return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        }
        let sign = self < 0 ? "-" : ""
        let digits = text[..<mark].filter(\.isNumber)
        let fraction = digits.dropFirst().allSatisfy { $0 == "0" } ? "" : String(digits.dropFirst())
        switch exponent {
        case -6..<0:
            return sign + "0." + String(repeating: "0", count: -exponent - 1) + String(digits.prefix(1)) + fraction
        case 0..<21:
            return sign + String(digits.prefix(1)) + fraction
                + String(repeating: "0", count: max(0, exponent - fraction.count))
        default:
            let head = String(digits.prefix(1)) + (fraction.isEmpty ? "" : "." + fraction)
            return sign + head + "e" + (exponent < 0 ? "-" : "+") + String(abs(exponent))
        }
    }
}
