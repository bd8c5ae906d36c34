public import Foundation

/// A task to be made.
public struct TaskCreate: Sendable, Hashable {
    /// What is to be done; required by the service.
    public var title: String
    /// When it is due; sent with whole seconds.
    public var dueDate: Date
    /// Whether it is done already.
    public var isCompleted: Bool
    /// More about it.
    public var body: String?
    /// The user who is to do it.
    public var assignedTo: String?

    /// Makes an input.
    public init(title: String, dueDate: Date, isCompleted: Bool = false, body: String? = nil, assignedTo: String? = nil)
    {
        self.title = title
        self.dueDate = dueDate
        self.isCompleted = isCompleted
        self.body = body
        self.assignedTo = assignedTo
    }
}

extension TaskCreate: Encodable {
    /// Writes the body of the call.
    public func encode(to encoder: any Encoder) throws {
        var body = encoder.container(keyedBy: AnyKey.self)
        try body.encode(title, forKey: "title")
        try body.encode(HighLevelDate.format(dueDate), forKey: "dueDate")
        try body.encode(isCompleted, forKey: "completed")
        try body.encodeIfPresent(self.body, forKey: "body")
        try body.encodeIfPresent(assignedTo, forKey: "assignedTo")
    }
}

/// A change of a task: only what is set or cleared is sent.
public struct TaskUpdate: Sendable, Hashable {
    /// What is to be done.
    public var title: Change<String> = .keep
    /// When it is due.
    public var dueDate: Change<Date> = .keep
    /// Whether it is done.
    public var isCompleted: Change<Bool> = .keep
    /// More about it.
    public var body: Change<String> = .keep
    /// The user who is to do it.
    public var assignedTo: Change<String> = .keep

    /// Makes an update that changes nothing.
    public init() {}
}

extension TaskUpdate: Encodable {
    /// Writes the fields that change.
    public func encode(to encoder: any Encoder) throws {
        var body = encoder.container(keyedBy: AnyKey.self)
        try body.encode(title, forKey: "title")
        switch dueDate {
        case .keep: break
        case .set(let date): try body.encode(HighLevelDate.format(date), forKey: "dueDate")
        case .clear: try body.encodeNil(forKey: "dueDate")
        }
        try body.encode(isCompleted, forKey: "completed")
        try body.encode(self.body, forKey: "body")
        try body.encode(assignedTo, forKey: "assignedTo")
    }
}
