/// What a person decided about something in review, until it is carried out.
public struct Decision: Hashable, Sendable {
    /// What was chosen.
    public enum Choice: String, Hashable, Sendable, CaseIterable {
        /// HighLevel's value, for both sides.
        case highLevel = "highlevel"
        /// busybusy's value, for both sides.
        case busybusy
        /// A value of the person's own, for both sides.
        case value
        /// Do what the question asks.
        case approve
        /// Leave it undone, and do not ask again.
        case refuse
    }

    /// The contact of the pair.
    public let contactID: String
    /// The project's field; nil when the decision is about the pair as a whole.
    public let field: FieldName?
    public let choice: Choice
    /// The person's own value, where that was chosen.
    public let value: String?
    /// What both sides said when it was decided; nil when the decision is about the pair as a whole.
    public let shown: BasePair?
    /// Who decided.
    public let actor: String

    public init(
        contactID: String,
        field: FieldName? = nil,
        choice: Choice,
        value: String? = nil,
        shown: BasePair? = nil,
        actor: String = Decision.person
    ) {
        self.contactID = contactID
        self.field = field
        self.choice = choice
        self.value = value
        self.shown = shown
        self.actor = actor
    }

    /// How history calls whoever decided by hand.
    public static let person = "person"
}
