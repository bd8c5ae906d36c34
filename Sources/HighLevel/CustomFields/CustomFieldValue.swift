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

/// A file in a custom field.
public struct CustomFieldFile: Sendable, Hashable {
    /// The id of the upload, the key under which the field has it.
    public var id: String
    /// Where it can be fetched.
    public var url: String?
    /// Its name, where the reply has it.
    public var name: String?
    /// All that the field has about it, to be sent back unchanged.
    public var raw: JSONValue

    /// Reads what a field has under an id.
    init(id: String, raw: JSONValue) {
        self.id = id
        self.raw = raw
        guard case .object(let fields) = raw else { return }
        url = fields["url"]?.stringValue
        guard case .object(let meta)? = fields["meta"] else { return }
        name = meta["originalname"]?.stringValue ?? meta["name"]?.stringValue
    }
}
