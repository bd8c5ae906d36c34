import Foundation

extension CatalogType {
    /// The value that a text of a command line stands for: digits for a number, JSON for an object, `a,b` for a list.
    ///
    /// A text that cannot be such a value stays a text, so that the check can say what is wrong with it.
    public func value(from text: String) -> JSONValue {
        switch kind {
        case .string: return .string(text)
        case .number, .integer: return Double(text).map(JSONValue.number) ?? .string(text)
        case .boolean: return text == "true" ? true : text == "false" ? false : .string(text)
        case .array:
            if case .array(let items)? = Self.json(text) { return .array(items) }
            let items = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            return .array(items.map { (self.items ?? self).itemValue(from: $0) })
        case .object, .file, .any: return Self.json(text) ?? .string(text)
        }
    }

    private func itemValue(from text: String) -> JSONValue {
        kind == .array ? .string(text) : value(from: text)
    }

    private static func json(_ text: String) -> JSONValue? {
        try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    }
}
