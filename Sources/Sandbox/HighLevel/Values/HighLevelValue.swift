/// A JSON value with its members in order, as HighLevel's bodies are read and written.
///
/// Absent and `null` differ in HighLevel's bodies and unknown members must be named in errors, so bodies are kept as
/// values instead of being decoded into structs.
enum HighLevelValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    case array([HighLevelValue])
    case object([Member])

    /// One named value of an object.
    struct Member: Sendable, Equatable {
        var name: String
        var value: HighLevelValue
    }
}

extension HighLevelValue {
    /// The text, or null when there is none.
    init(text: String?) {
        self = text.map(Self.string) ?? .null
    }

    /// A list of texts.
    init(texts: [String]) {
        self = .array(texts.map(Self.string))
    }

    /// The members when this is an object.
    var members: [Member]? {
        if case .object(let members) = self { members } else { nil }
    }

    /// The elements when this is an array.
    var elements: [HighLevelValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The text when this is a string.
    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The truth value when this is a boolean.
    var flag: Bool? {
        if case .bool(let flag) = self { flag } else { nil }
    }

    /// The number as a double when this is any number.
    var double: Double? {
        switch self {
        case .integer(let integer): Double(integer)
        case .number(let number): number
        default: nil
        }
    }

    /// The whole number when this is a number without a fraction.
    var integer: Int64? {
        switch self {
        case .integer(let integer): integer
        case .number(let number): Int64(exactly: number)
        default: nil
        }
    }

    /// The texts when this is an array of strings only.
    var texts: [String]? {
        guard let elements else { return nil }
        let texts = elements.compactMap(\.text)
        return texts.count == elements.count ? texts : nil
    }

    var isNull: Bool { self == .null }

    /// The member of that name, nil when this is no object or has none.
    subscript(name: String) -> HighLevelValue? {
        members?.first { $0.name == name }?.value
    }
}

extension HighLevelValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral {
    init(stringLiteral value: String) { self = .string(value) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(integerLiteral value: Int64) { self = .integer(value) }
}

extension HighLevelValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
    init(dictionaryLiteral elements: (String, HighLevelValue)...) {
        self = .object(elements.map { Member(name: $0.0, value: $0.1) })
    }

    init(arrayLiteral elements: HighLevelValue...) { self = .array(elements) }
}
