import Foundation

/// One field's value, in a form that belongs to no remote system.
///
///     let phone: Value = "+13125550147"
///     phone.text        // "+13125550147"
///     Value.null.isBlank // true
public enum Value: Hashable, Sendable {
    case null
    case text(String)
    case number(Double)
    case flag(Bool)
    case list([Value])

    /// The text held, or `nil` for any other case.
    public var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// The elements held, or `nil` for any other case.
    public var list: [Value]? {
        if case .list(let elements) = self { elements } else { nil }
    }

    /// Whether there is nothing to carry over: null, an empty list, or text of white space only.
    public var isBlank: Bool {
        switch self {
        case .null: true
        case .text(let text): text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
        case .list(let elements): elements.isEmpty
        case .number, .flag: false
        }
    }

    /// The value as a system says it that keeps texts only: numbers and flags as a person reads them, lists joined by
    /// commas, null and texts as they are.
    public var spelledOut: Value {
        switch self {
        case .null, .text: self
        case .number, .flag, .list: .text(description).nullIfBlank
        }
    }

    /// Null in place of everything blank, so that "", "  " and null are one state.
    public var nullIfBlank: Value { isBlank ? .null : self }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByFloatLiteral
{
    public init(stringLiteral text: String) { self = .text(text) }
    public init(nilLiteral: ()) { self = .null }
    public init(arrayLiteral elements: Value...) { self = .list(elements) }
    public init(booleanLiteral flag: Bool) { self = .flag(flag) }
    public init(floatLiteral number: Double) { self = .number(number) }

    /// The text, or null when there is none.
    public init(_ text: String?) { self = text.map(Value.text) ?? .null }

    /// The texts as a list.
    public init(_ texts: [String]) { self = .list(texts.map(Value.text)) }
}

extension Value: CustomStringConvertible {
    /// The value as a person reads it: `—` for null, list elements joined by commas.
    public var description: String {
        switch self {
        case .null: "—"
        case .text(let text): text
        case .number(let number):
            number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
        case .flag(let flag): flag ? "yes" : "no"
        case .list(let elements): elements.map(\.description).joined(separator: ", ")
        }
    }
}
