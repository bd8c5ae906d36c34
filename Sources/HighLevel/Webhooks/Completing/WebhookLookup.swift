/// The reads by which an event is completed; ``HighLevelClient`` makes them.
public protocol WebhookLookup: TaskLookup {
    /// One task.
    func task(_ id: String, of contactID: String) async throws -> ContactTask

    /// One note.
    func note(_ id: String, of contactID: String) async throws -> ContactNote
}

/// Looks for tasks without knowing their contacts.
public protocol TaskLookup: Sendable {
    /// One page of the location's tasks, in no particular order; an empty one is the end.
    func tasks(matching question: TaskQuestion) async throws -> [ContactTask]
}

/// Which of a location's tasks to read: conditions that are nil do not count.
public struct TaskQuestion: Sendable, Hashable {
    /// A text that the service looks for, such as the title.
    public var text: String?
    /// The user who is to do it.
    public var assignedTo: String?
    /// How many tasks to pass over.
    public var skip: Int
    /// How many tasks to read at most.
    public var limit: Int

    /// Asks for the first tasks of all.
    public init(text: String? = nil, assignedTo: String? = nil, skip: Int = 0, limit: Int = 100) {
        self.text = text
        self.assignedTo = assignedTo
        self.skip = skip
        self.limit = limit
    }
}
