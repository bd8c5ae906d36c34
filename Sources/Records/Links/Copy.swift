/// Something that Tenon made, with where it is and what it said last.
///
/// The row outlives its target: what a person took away by hand is not made a second time.
public struct Copy: Hashable, Sendable {
    public let id: CopyID
    /// What was made; for a note, `owner` is its contact.
    public var target: RecordID
    /// The record that the target belongs to, such as the contact of a note; nil when it stands alone.
    public var owner: String?
    /// What was written last, to tell whether it has to be written again.
    public var content: String
    /// Whether the target was found gone. It is then left alone for good.
    public var isGone: Bool

    public init(id: CopyID, target: RecordID, owner: String? = nil, content: String, isGone: Bool = false) {
        self.id = id
        self.target = target
        self.owner = owner
        self.content = content
        self.isGone = isGone
    }
}
