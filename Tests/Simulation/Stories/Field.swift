/// What both systems say of a customer, under a name of the simulation's own.
enum Field: String, CaseIterable, Sendable {
    case name, phone, address1, city, state, postalCode

    /// A value that no other number has.
    func value(_ number: Int) -> String {
        switch self {
        case .name: "Given\(Self.word(number)) Family\(Self.word(number / 7))"
        case .phone: "+1312555\(1000 + number % 9000)"
        case .address1: "\(number) Oak Lane"
        case .city: "City \(Self.word(number))"
        case .state: "State \(Self.word(number))"
        case .postalCode: "6\(1000 + number % 9000)"
        }
    }

    /// Letters for a number, so that names hold no digits.
    private static func word(_ number: Int) -> String {
        var (rest, text) = (number, "")
        repeat {
            text.append(Character(UnicodeScalar(UInt8(97 + rest % 26))))
            rest /= 26
        } while rest > 0
        return text
    }

    /// The value as a person in the field would write it.
    func casual(_ value: String) -> String {
        guard self == .phone, value.count == 12 else { return value }
        let digits = Array(value.dropFirst(2))
        return "(\(String(digits[0..<3]))) \(String(digits[3..<6]))-\(String(digits[6...]))"
    }

    /// What counts when two values are compared.
    func normal(_ value: String?) -> String {
        let text = value ?? ""
        if self == .phone { return String(text.filter(\.isNumber).suffix(10)) }
        return text.split(separator: " ").joined(separator: " ")
    }
}
