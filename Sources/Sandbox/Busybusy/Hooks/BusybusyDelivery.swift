/// A message that a catch hook took, and what became of it.
struct BusybusyDelivery: Codable, Hashable, Sendable {
    /// Where its work stands.
    enum State: String, Codable, Sendable {
        case waiting, done, failed
    }

    /// Counts from 1.
    var number: Int
    /// Account and hook as the path named them.
    var account: String
    var hook: String
    /// The JSON as it came.
    var body: String
    /// Instants in milliseconds since 1970.
    var receivedAt: Int
    var dueAt: Int
    var state = State.waiting
    /// The project it made or changed; the sender never learns it.
    var projectID: String?
    /// Why it failed.
    var reason: String?

    /// The delivery as the control surface lists it.
    var value: GraphQLValue {
        var object = GraphQLObject()
        object.append("number", .int(number))
        object.append("account", .string(account))
        object.append("hook", .string(hook))
        object.append("receivedAt", .int(receivedAt))
        object.append("dueAt", .int(dueAt))
        object.append("state", .string(state.rawValue))
        object.append("projectId", .optional(projectID))
        object.append("reason", .optional(reason))
        object.append("body", .string(body))
        return .object(object)
    }
}
