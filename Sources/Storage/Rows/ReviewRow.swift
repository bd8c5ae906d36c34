public import Records

/// Something that was left undone, with its reason, until it heals or a person decides.
public struct ReviewRow: Hashable, Sendable {
    public let subject: RecordID
    public let code: String
    public let field: String
    public let message: String
    public let needsPerson: Bool
    public let at: Milliseconds
    /// What both sides said, where a person may choose between them.
    public let values: BasePair?

    public init(
        subject: RecordID,
        code: String,
        field: String,
        message: String,
        needsPerson: Bool,
        at: Milliseconds,
        values: BasePair? = nil
    ) {
        self.subject = subject
        self.code = code
        self.field = field
        self.message = message
        self.needsPerson = needsPerson
        self.at = at
        self.values = values
    }

    /// The name by which a person decides about it.
    public var id: ReviewID { ReviewID(subject: subject, code: code, field: field, values: values) }
}
