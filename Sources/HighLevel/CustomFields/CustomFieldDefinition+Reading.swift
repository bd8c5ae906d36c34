extension CustomFieldDefinition {
    /// The value that was read, by the field's type; nil when the field is empty. What does not suit the type comes as
    /// `.other`, never as an error: fields keep what they held before their type was changed.
    public func value(_ json: JSONValue) -> CustomFieldValue? {
        switch json {
        case .null, .string(""), .array([]): return nil
        case .object(let fields) where fields.isEmpty: return nil
        default: break
        }
        return typed(json) ?? .other(json)
    }

    private func typed(_ json: JSONValue) -> CustomFieldValue? {
        switch type {
        case .text, .largeText, .phone, .email, .singleOption, .radio: Self.text(json).map { .text($0) }
        case .number, .money: Self.number(json).map { .number($0) }
        case .multipleOptions, .checkbox: Self.texts(json).map { .options($0) }
        case .date: Self.day(json).map { .day($0) }
        case .textBoxList: lines(json)
        case .file, .signature: Self.files(json)
        default: nil
        }
    }

    private static func text(_ json: JSONValue) -> String? {
        switch json {
        case .string, .number: json.plainText
        case .bool(let value): String(value)
        case .array(let items) where items.count == 1: text(items[0])
        default: nil
        }
    }

    private static func number(_ json: JSONValue) -> Double? {
        json.numberValue ?? json.stringValue.flatMap { number($0) }
    }

    private static func texts(_ json: JSONValue) -> [String]? {
        guard case .array(let items) = json else { return text(json).map { [$0] } }
        let texts = items.compactMap { text($0) }
        return texts.count == items.count ? texts : nil
    }

    /// Milliseconds since 1970 (seen in live traffic), also as a text, or any ISO 8601; the day is that in UTC.
    private static func day(_ json: JSONValue) -> String? {
        if let text = json.stringValue, let date = HighLevelDate.parse(text) { return HighLevelDate.day(date) }
        return number(json).flatMap { HighLevelDate.date(milliseconds: $0) }.map(HighLevelDate.day)
    }

    private func lines(_ json: JSONValue) -> CustomFieldValue? {
        guard case .object(let fields) = json else { return nil }
        var lines: [String: String] = [:]
        for (key, value) in fields {
            guard let text = Self.text(value) else { return nil }
            lines[options.first { $0.id == key }?.label ?? key] = text
        }
        return .lines(lines)
    }

    private static func files(_ json: JSONValue) -> CustomFieldValue? {
        guard case .object(let fields) = json else { return nil }
        let files = fields.map { CustomFieldFile(id: $0.key, raw: $0.value) }
        return .files(files.sorted { $0.id < $1.id })
    }
}
