import Foundation

extension InputChecker {
    static func join(_ path: String, _ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

    static func mismatch(_ value: JSONValue, _ type: CatalogType, _ path: String) -> InputProblem {
        InputProblem(path: path, rule: .type, message: "has to be \(type.expectation), not \(value.typeName)")
    }

    static func noChoice(_ value: JSONValue, _ type: CatalogType, _ path: String) -> InputProblem {
        let known = type.choices.map(\.textOrJSON)
        let given = value.textOrJSON
        let nearest = NearestNames.find(given, among: known, limit: 1).first.map { "; did you mean \($0)?" } ?? ""
        return InputProblem(
            path: path,
            rule: .choice,
            message: "'\(given.prefix(40))' is not allowed: \(type)\(nearest)"
        )
    }

    static func checkString(_ text: String, _ type: CatalogType, _ path: String) -> [InputProblem] {
        if let most = type.maximumLength, text.count > most {
            return [InputProblem(path: path, rule: .range, message: "is longer than \(most) characters")]
        }
        if type.format == "date-time", HighLevelDate.parse(text) == nil {
            let example = "2030-01-31T09:00:00Z"
            return [InputProblem(path: path, rule: .format, message: "is no point in time; write it as \(example)")]
        }
        return []
    }

    static func checkNumber(_ number: Double, _ type: CatalogType, _ path: String) -> [InputProblem] {
        if type.kind == .integer, number.rounded() != number {
            return [InputProblem(path: path, rule: .type, message: "has to be a whole number")]
        }
        if let least = type.minimum, number < least {
            return [InputProblem(path: path, rule: .range, message: "is below \(JSONValue.number(least).textOrJSON)")]
        }
        if let most = type.maximum, number > most {
            return [InputProblem(path: path, rule: .range, message: "is above \(JSONValue.number(most).textOrJSON)")]
        }
        return []
    }

    /// A file is given by name, content type and content, so that inputs stay plain JSON.
    static func checkFile(_ members: [String: JSONValue], _ path: String) -> [InputProblem] {
        guard let content = members["base64"]?.stringValue, Data(base64Encoded: content) != nil else {
            let rule = "has to hold the file's content in base64"
            return [InputProblem(path: join(path, "base64"), rule: .missing, message: rule)]
        }
        return []
    }
}

extension CatalogType {
    /// The type as it is asked for in a message.
    var expectation: String {
        switch kind {
        case .string: "a text"
        case .number: "a number"
        case .integer: "a whole number"
        case .boolean: "true or false"
        case .array: "a list"
        case .object: "an object"
        case .file: "a file"
        case .any: "a value"
        }
    }
}

extension JSONValue {
    /// The JSON type, for messages.
    var typeName: String {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }

    /// The value as it stands in a path or a query: a text as it is, everything else as JSON.
    var textOrJSON: String {
        if case .string(let text) = self { return text }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
