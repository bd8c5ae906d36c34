import Foundation

/// Reads the members of a webhook: what is missing, null or of a wrong type is nil, and the last is noted.
struct WebhookFields {
    private let members: [String: JSONValue]
    private let path: String
    private(set) var problems: [WebhookProblem] = []

    init(_ members: [String: JSONValue], at path: String = "") {
        self.members = members
        self.path = path
    }

    /// The names of all members, in order.
    var names: [String] { members.keys.sorted() }

    /// Whether a member is there and not null.
    func has(_ key: String) -> Bool { json(key) != nil }

    /// The first of the members that is there and not null, as it is.
    func json(_ keys: String...) -> JSONValue? { first(of: keys)?.value }

    /// A text.
    mutating func text(_ keys: String...) -> String? {
        read(keys, "text") { $0.stringValue }
    }

    /// A number.
    mutating func number(_ keys: String...) -> Double? {
        read(keys, "number") { $0.numberValue }
    }

    /// A whole number that an `Int` holds.
    mutating func whole(_ keys: String...) -> Int? {
        read(keys, "whole number") { $0.numberValue.flatMap(Int.init(exactly:)) }
    }

    /// A truth value; the texts `true` and `false` count too.
    mutating func flag(_ keys: String...) -> Bool? {
        read(keys, "truth value") { value in
            switch value {
            case .bool(let flag): flag
            case .string(let text): Bool(text.lowercased())
            default: nil
            }
        }
    }

    /// A point in time: ISO 8601, or milliseconds or seconds since 1970; an empty text is none.
    mutating func date(_ keys: String...) -> Date? {
        if let value = first(of: keys)?.value, value == "" { return nil }
        return read(keys, "point in time") { value in
            switch value {
            case .string(let text): HighLevelDate.parse(text)
            case .number(let number): Self.date(number)
            default: nil
            }
        }
    }

    /// A list of texts; items of another type are left out and noted.
    mutating func texts(_ keys: String...) -> [String]? {
        guard let (key, items) = list(keys) else { return nil }
        return items.enumerated().compactMap { index, item in
            if item.stringValue == nil { note("\(key)[\(index)]", "text", item) }
            return item.stringValue
        }
    }

    /// A list of anything.
    mutating func values(_ keys: String...) -> [JSONValue]? { list(keys)?.items }

    /// An object with any members.
    mutating func object(_ keys: String...) -> [String: JSONValue]? {
        read(keys, "object") { value in
            if case .object(let members) = value { members } else { nil }
        }
    }

    /// An object that has a shape.
    mutating func nested<Value>(_ key: String, _ make: (inout WebhookFields) -> Value) -> Value? {
        object(key).map { fields(of: $0, at: key, make) }
    }

    /// A list of objects that have a shape; items that are none are left out and noted.
    mutating func list<Value>(_ key: String, _ make: (inout WebhookFields) -> Value) -> [Value]? {
        guard let items = list([key])?.items else { return nil }
        return items.enumerated().compactMap { index, item in
            guard case .object(let members) = item else {
                note("\(key)[\(index)]", "object", item)
                return nil
            }
            return fields(of: members, at: "\(key)[\(index)]", make)
        }
    }
}

extension WebhookFields {
    private func first(of keys: [String]) -> (key: String, value: JSONValue)? {
        for key in keys {
            if let value = members[key], value != .null { return (key, value) }
        }
        return nil
    }

    private mutating func read<Value>(
        _ keys: [String],
        _ expected: String,
        _ convert: (JSONValue) -> Value?
    ) -> Value? {
        guard let (key, value) = first(of: keys) else { return nil }
        if let result = convert(value) { return result }
        note(key, expected, value)
        return nil
    }

    private mutating func list(_ keys: [String]) -> (key: String, items: [JSONValue])? {
        guard let (key, value) = first(of: keys) else { return nil }
        if case .array(let items) = value { return (key, items) }
        note(key, "list", value)
        return nil
    }

    private mutating func fields<Value>(
        of members: [String: JSONValue],
        at key: String,
        _ make: (inout WebhookFields) -> Value
    ) -> Value {
        var fields = WebhookFields(members, at: path + key + ".")
        defer { problems += fields.problems }
        return make(&fields)
    }

    /// A hostile body may have a hundred thousand wrong items; the first few tell enough.
    private mutating func note(_ key: String, _ expected: String, _ value: JSONValue) {
        guard problems.count < 20 else { return }
        problems.append(WebhookProblem(member: path + key, expected: expected, found: value.kindName))
    }

    /// Below 10¹¹ a number is taken as seconds: as milliseconds that would be before 1973.
    private static func date(_ number: Double) -> Date? {
        guard number.magnitude < 1e15 else { return nil }
        return Date(timeIntervalSince1970: number.magnitude < 1e11 ? number : number / 1000)
    }
}
