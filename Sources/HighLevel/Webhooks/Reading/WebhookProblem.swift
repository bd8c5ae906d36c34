/// A member of a webhook that is not of the type it should be. The event is there without it.
public struct WebhookProblem: Sendable, Hashable {
    /// The member, such as `customFields[2].id`.
    public let member: String
    /// What it should be: `text`, `number`, `point in time`, `list`…
    public let expected: String
    /// What it is. Never its value: that may be personal.
    public let found: String
}

extension WebhookProblem: CustomStringConvertible {
    /// One line for a log.
    public var description: String { "\(member): expected \(expected), found \(found)" }
}

extension JSONValue {
    /// The kind of the value, for messages.
    var kindName: String {
        switch self {
        case .null: "null"
        case .bool: "truth value"
        case .number: "number"
        case .string: "text"
        case .array: "list"
        case .object: "object"
        }
    }
}
