/// What a create of a task or a note came to that looks before it repeats.
public struct Creation<Value: Sendable & Hashable>: Sendable, Hashable {
    /// The task or note.
    public let value: Value
    /// Whether the reply was lost and it was found by looking.
    public let isRecovered: Bool
}
