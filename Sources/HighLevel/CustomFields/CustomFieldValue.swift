/// The value of a custom field, by kind.
public enum CustomFieldValue: Sendable, Hashable {
    /// A text: text, large text, phone, email, or the one option that was chosen.
    case text(String)
    /// A number or an amount of money.
    case number(Double)
    /// The options that were chosen.
    case options([String])
    /// A day, `YYYY-MM-DD`.
    case day(String)
    /// The lines of a text box list, by label.
    case lines([String: String])
    /// Files, or a signature.
    case files([CustomFieldFile])
    /// A value of a kind that is not known here, as it came.
    case other(JSONValue)
}

extension CustomFieldValue: ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByArrayLiteral
{
    /// A text.
    public init(stringLiteral value: String) { self = .text(value) }
    /// A number.
    public init(floatLiteral value: Double) { self = .number(value) }
    /// A whole number.
    public init(integerLiteral value: Int) { self = .number(Double(value)) }
    /// Options.
    public init(arrayLiteral elements: String...) { self = .options(elements) }
}
