import Foundation

extension CustomFieldDefinition {
    /// The field with a value in the form that the service takes; nil empties it.
    ///
    /// - Throws: ``HighLevelError`` with code `.invalid` that names the field, the rule and the options.
    public func input(_ value: CustomFieldValue?) throws(HighLevelError) -> CustomFieldInput {
        guard let value else { return CustomFieldInput(id: id, value: .null) }
        return CustomFieldInput(id: id, value: try json(value))
    }

    private func json(_ value: CustomFieldValue) throws(HighLevelError) -> JSONValue {
        switch type {
        case .text, .largeText, .phone, .email: try text(value)
        case .number, .money: try number(value)
        case .singleOption, .radio: try option(value)
        case .multipleOptions, .checkbox: try options(value)
        case .date: try day(value)
        case .textBoxList: try lines(value)
        case .file, .signature: try files(value)
        default: try asItIs(value)
        }
    }

    private func text(_ value: CustomFieldValue) throws(HighLevelError) -> JSONValue {
        switch value {
        case .text(let text), .day(let text): .string(text)
        case .number(let number) where number.isFinite: .string(JSONValue.number(number).plainText ?? "")
        default: throw refused("takes a text")
        }
    }

    private func number(_ value: CustomFieldValue) throws(HighLevelError) -> JSONValue {
        switch value {
        case .number(let number) where number.isFinite: return .number(number)
        case .text(let text):
            guard let number = Self.number(text) else { throw refused("takes a number such as 1250.50") }
            return .number(number)
        default: throw refused("takes a number such as 1250.50")
        }
    }

    private func option(_ value: CustomFieldValue) throws(HighLevelError) -> JSONValue {
        switch value {
        case .text(let text): .string(try spelled(text))
        case .options(let chosen) where chosen.count == 1: .string(try spelled(chosen[0]))
        default: throw refused("takes one option")
        }
    }

    private func options(_ value: CustomFieldValue) throws(HighLevelError) -> JSONValue {
        let chosen: [String]
        switch value {
        case .text(let text): chosen = [text]
        case .options(let options): chosen = options
        default: throw refused("takes options")
        }
        var spelledOptions: [JSONValue] = []
        for option in chosen { spelledOptions.append(.string(try spelled(option))) }
        return .array(spelledOptions)
    }

    private func day(_ value: CustomFieldValue) throws(HighLevelError) -> JSONValue {
        switch value {
        case .day(let text), .text(let text):
            guard let day = HighLevelDate.calendarDay(text) else { throw refused("takes a day, YYYY-MM-DD") }
            return .string(day)
        default: throw refused("takes a day, YYYY-MM-DD")
        }
    }

    private func lines(_ value: CustomFieldValue) throws(HighLevelError) -> JSONValue {
        guard case .lines(let lines) = value else { throw refused("takes lines by label") }
        var fields: [String: JSONValue] = [:]
        for (label, text) in lines {
            let option = options.first { $0.label == label || $0.id == label }
            guard let option else { throw refused("has no line \"\(label)\"") }
            fields[option.id ?? option.label] = .string(text)
        }
        return .object(fields)
    }

    private func files(_ value: CustomFieldValue) throws(HighLevelError) -> JSONValue {
        switch value {
        case .files(let files): .object(Dictionary(files.map { ($0.id, $0.raw) }) { _, last in last })
        case .other(let json): json
        default: throw refused("takes files that were uploaded before")
        }
    }

    /// Values of a type that is not known here are sent as they are.
    private func asItIs(_ value: CustomFieldValue) throws(HighLevelError) -> JSONValue {
        switch value {
        case .text(let text), .day(let text): .string(text)
        case .number(let number) where number.isFinite: .number(number)
        case .options(let options): .array(options.map(JSONValue.string))
        case .lines(let lines): .object(lines.mapValues(JSONValue.string))
        case .files(let files): .object(Dictionary(files.map { ($0.id, $0.raw) }) { _, last in last })
        case .other(let json): json
        default: throw refused("takes no number without end")
        }
    }

    /// The option in the spelling of the definition.
    private func spelled(_ text: String) throws(HighLevelError) -> String {
        if let exact = options.first(where: { $0.label == text }) { return exact.label }
        let alike = options.filter { $0.label.lowercased() == text.trimmed.lowercased() }
        if alike.count == 1 { return alike[0].label }
        if allowsOtherOptions || options.isEmpty { return text }
        throw refused("has no option \"\(text)\"")
    }

    private func refused(_ rule: String) -> HighLevelError {
        var message = "The custom field \"\(name)\" (\(key ?? id), \(type)) \(rule)."
        if !options.isEmpty { message += " It knows: \(options.map(\.label).joined(separator: ", "))." }
        return HighLevelError(.invalid, operation: "writeCustomField", message: message)
    }

    /// A number from its usual spelling: a sign, digits, one point; nothing else.
    static func number(_ text: String) -> Double? {
        let text = text.trimmed
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E].contains($0) })
        else { return nil }
        return Double(text)
    }
}
