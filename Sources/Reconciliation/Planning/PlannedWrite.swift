public import Records

/// One write that a reconciliation decided on, with all that is needed to do it, to check it, and to explain it.
public struct PlannedWrite: Hashable, Sendable, Codable {
    /// What is done to the target.
    public enum Action: String, Hashable, Sendable, Codable, CaseIterable {
        case create, update, archive, unarchive
        case addTags = "add-tags"
        case createTask = "create-task"
        case createNote = "create-note"
        case updateNote = "update-note"
        case createField = "create-field"
    }

    public let kind: RecordKind
    public let action: Action
    /// The target's remote id; nil while it is still to be created.
    public var targetID: String?
    /// The fields to send, with what the target is believed to hold now.
    public var changes: [FieldChange]
    public var tags: [String]
    public var task: NewTask?
    /// What the created object is marked with, so that it is found again after a lost reply.
    public var marker: String?
    /// What both sides agree on for these fields once the write is done.
    public var base: [FieldName: BasePair]
    /// Why, in words for a person.
    public let reason: String
    /// Names what a flow wants, whatever the values are: of one intent there is never more than one unfinished write. Nil for
    /// what reconciliation decided, which the link keeps apart.
    public var intent: String?
    /// The one-way copy that the write makes or keeps.
    public var copy: CopyDraft?
    /// The note to write; the target is its contact.
    public var note: NoteDraft?
    /// The custom field to make.
    public var field: NewField?
    /// The project under which a sub-project is made.
    public var parentID: String?
    /// What is looked at once more right before it is done.
    public var lookAgain: LookAgain?
    /// Who decided on it by hand; nil when the mapping did.
    public var actor: String?
    /// The id of the write that this one takes back; nil for all that is no undo. What an undo leaves the two sides saying is
    /// their new base, whether they say the same or not.
    public var undoes: Int64?

    public init(
        kind: RecordKind,
        action: Action,
        targetID: String? = nil,
        changes: [FieldChange] = [],
        tags: [String] = [],
        task: NewTask? = nil,
        marker: String? = nil,
        base: [FieldName: BasePair] = [:],
        reason: String,
        intent: String? = nil,
        copy: CopyDraft? = nil,
        note: NoteDraft? = nil,
        field: NewField? = nil,
        parentID: String? = nil,
        lookAgain: LookAgain? = nil,
        actor: String? = nil,
        undoes: Int64? = nil
    ) {
        self.kind = kind
        self.action = action
        self.targetID = targetID
        self.changes = changes
        self.tags = tags
        self.task = task
        self.marker = marker
        self.base = base
        self.reason = reason
        self.intent = intent
        self.copy = copy
        self.note = note
        self.field = field
        self.parentID = parentID
        self.lookAgain = lookAgain
        self.actor = actor
        self.undoes = undoes
    }

    /// The system that the write goes to.
    public var system: RemoteSystem { kind.system }
}
