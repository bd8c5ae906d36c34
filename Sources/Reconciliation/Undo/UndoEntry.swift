public import Records

/// An applied write of history, as far as taking it back needs to know it.
public struct UndoEntry: Hashable, Sendable {
    /// The write's id.
    public let writeID: Int64
    /// What a person calls the write.
    public let name: String
    public let kind: RecordKind
    public let action: PlannedWrite.Action
    public let targetID: String?
    /// What it changed, from what to what.
    public let changes: [FieldChange]
    public let cause: String

    public init(
        writeID: Int64,
        name: String,
        kind: RecordKind,
        action: PlannedWrite.Action,
        targetID: String?,
        changes: [FieldChange],
        cause: String
    ) {
        self.writeID = writeID
        self.name = name
        self.kind = kind
        self.action = action
        self.targetID = targetID
        self.changes = changes
        self.cause = cause
    }
}
