public import Foundation
public import Records

/// One applied write, as history keeps it.
public struct JournalEntry: Hashable, Sendable {
    public let id: Int64
    public let at: Milliseconds
    public let runID: Int64
    public let writeID: Int64
    public let linkID: String
    public let kind: RecordKind
    public let action: String
    public let targetID: String?
    /// Field, before and after, as JSON.
    public let changes: Data
    public let cause: String
    public let actor: String
    /// What the remote changed or dropped, or how an unclear outcome was settled.
    public let note: String?

    public init(
        id: Int64,
        at: Milliseconds,
        runID: Int64,
        writeID: Int64,
        linkID: String,
        kind: RecordKind,
        action: String,
        targetID: String?,
        changes: Data,
        cause: String,
        actor: String,
        note: String?
    ) {
        self.id = id
        self.at = at
        self.runID = runID
        self.writeID = writeID
        self.linkID = linkID
        self.kind = kind
        self.action = action
        self.targetID = targetID
        self.changes = changes
        self.cause = cause
        self.actor = actor
        self.note = note
    }

    /// About what the entry takes in the file, its places in the indexes included.
    public var bytes: Int {
        let ids = linkID.utf8.count * 2 + (targetID?.utf8.count ?? 0) * 2
        return Self.overhead + changes.count + cause.utf8.count + ids + (note?.utf8.count ?? 0)
    }

    /// Bytes of an entry beside its texts: numbers, short words, and its keys in five trees.
    static let overhead = 200
}
