public import Records

/// Something that a reconciliation left undone, and why. Nothing is skipped without one.
public struct ReviewItem: Hashable, Sendable, Codable {
    /// What kind of thing it is.
    public enum Code: String, Hashable, Sendable, Codable, CaseIterable {
        /// Both sides changed a field, and the mapping says to ask.
        case conflict
        /// A field was written to and fro too often.
        case flipping
        /// What a deletion leads to waits for a person's word.
        case approve
        /// The record was parted from its counterpart, by hand or as the mapping says, and gets no other by itself.
        case apart
        /// More than one record could be the counterpart.
        case ambiguous
        /// The record stands for the same thing as another of its kind.
        case duplicate
        /// A required value is missing, or a value fails a check of the mapping.
        case invalid
        /// A value fails a check of the mapping and is carried over all the same.
        case doubtful
        /// A change came on the side from which the mapping carries nothing.
        case oneWay = "one-way"
        /// The remote does not take the field.
        case notWritable = "not-writable"
        /// A project that no rule makes a contact of.
        case unclaimed
        /// A record that was linked is not there any more.
        case missing
        /// The guard against mass changes stopped it.
        case guarded
        /// The remote refused the write.
        case refused
        /// The remote took the write and changed or dropped a value.
        case coerced
        /// The lines that fence what Tenon keeps in a text were changed by hand.
        case fence
        /// A person took away what Tenon had made; it is not made again.
        case removed
        /// The way in which writes go to the remote cannot do it.
        case byHand = "by-hand"
        /// A write was taken without a word about the result, and no look has shown it since.
        case unseen
    }

    public let subject: RecordID
    public let code: Code
    public let field: FieldName?
    /// What happened and what to do next, in words for a person.
    public let message: String
    /// What both sides say, where a person may choose between them.
    public let values: BasePair?

    public init(
        subject: RecordID,
        code: Code,
        field: FieldName? = nil,
        message: String,
        values: BasePair? = nil
    ) {
        self.subject = subject
        self.code = code
        self.field = field
        self.message = message
        self.values = values
    }

    /// The name by which a person decides about it.
    public var id: ReviewID {
        ReviewID(subject: subject, code: code.rawValue, field: field?.rawValue ?? "", values: values)
    }

    /// Whether a person has something to decide; the others are for the record.
    public var needsPerson: Bool { code.needsPerson }
}

extension ReviewItem.Code {
    /// Whether a person has something to decide about items of this kind; the others are for the record.
    public var needsPerson: Bool {
        switch self {
        case .conflict, .flipping, .approve, .ambiguous, .duplicate, .invalid, .missing, .guarded, .refused, .fence,
            .byHand, .unseen:
            true
        case .apart, .doubtful, .oneWay, .notWritable, .unclaimed, .coerced, .removed: false
        }
    }
}
