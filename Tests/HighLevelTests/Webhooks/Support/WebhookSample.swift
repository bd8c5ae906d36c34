import Foundation

@testable import HighLevel

/// Builds a body from the documents' list of members, each with a value that is found again.
struct WebhookSample {
    /// What each leaf holds, in the ways it may show in a description.
    private(set) var values: [String: [String]] = [:]
    private var root: [String: JSONValue] = [:]
    private var counter = 0

    /// Adds a member such as `contactDetails.address.city` or `items[].name`.
    mutating func add(_ name: String, type: JSONValue?) {
        guard name != "type" else { return }
        let value = leaf(name, type)
        root = Self.inserting(value, at: name.split(separator: ".").map(String.init)[...], into: root)
    }

    /// The body; `type` as the documents show it, or a marker where that is no event's name.
    func body(type: String?) -> JSONValue {
        var members = root
        members["type"] = type.map { .string($0) }
        return .object(members)
    }

    private mutating func leaf(_ name: String, _ type: JSONValue?) -> JSONValue {
        counter += 1
        let kind = type?.stringValue ?? Self.untyped[name] ?? "string"
        if kind == "object" || (kind == "array" && !Self.holdsTexts(name)) {
            return kind == "object" ? .object([:]) : .array([])
        }
        if Self.isDate(name, kind) {
            let seconds = 1_700_000_000 + counter * 86_400
            let date = Date(timeIntervalSince1970: Double(seconds))
            values[name] = [HighLevelDate.format(date), date.description]
            return .string(HighLevelDate.format(date))
        }
        switch kind {
        case "boolean", "null": return true
        case "number", "integer":
            values[name] = ["\(7_000_000 + counter)"]
            return .number(Double(7_000_000 + counter))
        default:
            let text = "value-\(counter)-"
            if name == "replied" { return "true" }
            if name == "altType" { return "location" }
            values[name] = [text]
            return kind == "array" ? [.string(text)] : .string(text)
        }
    }

    private static func holdsTexts(_ name: String) -> Bool {
        ["tags", "users", "owners", "followers", "searchableProperties", "locations", "variantOptionIds", "campaigns"]
            .contains { name == $0 || name.hasSuffix("." + $0) }
    }

    private static func isDate(_ name: String, _ kind: String) -> Bool {
        let last = name.split(separator: ".").last.map(String.init) ?? name
        return kind == "Date"
            || [
                "dateAdded", "dateUpdated", "createdAt", "updatedAt", "timestamp", "dueDate", "issueDate",
                "startTime", "endTime", "dateOfBirth",
            ].contains(last)
    }

    /// The members whose types only their use tells.
    private static let untyped = [
        "isSaaSV2": "boolean", "trialCall": "boolean", "duration": "number", "permissions": "object",
        "locations": "array",
    ]

    private static func inserting(
        _ value: JSONValue,
        at path: ArraySlice<String>,
        into members: [String: JSONValue]
    ) -> [String: JSONValue] {
        var members = members
        guard let step = path.first else { return members }
        let isList = step.hasSuffix("[]")
        let key = isList ? String(step.dropLast(2)) : step
        guard path.count > 1 else {
            // A list that the documents name without its items.
            members[key] = isList ? [value] : value
            return members
        }
        if isList {
            var item: [String: JSONValue] = [:]
            if case .array(let items)? = members[key], case .object(let first)? = items.first { item = first }
            members[key] = [.object(inserting(value, at: path.dropFirst(), into: item))]
        } else {
            var inner: [String: JSONValue] = [:]
            if case .object(let there)? = members[key] { inner = there }
            members[key] = .object(inserting(value, at: path.dropFirst(), into: inner))
        }
        return members
    }
}
