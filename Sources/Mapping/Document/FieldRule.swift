public import Records

/// One line of the mapping: the contact's field (or the first filled of several) and the project's field it answers to.
public struct FieldRule: Hashable, Sendable {
    /// Which way values travel.
    public enum Direction: String, Hashable, Sendable, CaseIterable {
        case both
        case toBusybusy = "to-busybusy"
        case toHighLevel = "to-highlevel"

        /// Whether values may travel into the system.
        public func allows(_ system: RemoteSystem) -> Bool {
            switch self {
            case .both: true
            case .toBusybusy: system == .busybusy
            case .toHighLevel: system == .highLevel
            }
        }
    }

    /// Who is right when both sides changed the field to different values.
    public enum ConflictPolicy: String, Hashable, Sendable, CaseIterable {
        case highLevel = "highlevel"
        case busybusy
        /// The side whose record was changed last; as ``ask`` when that cannot be told.
        case newest
        /// Neither: the field waits for a person, the other fields go on.
        case ask
    }

    /// The contact's fields, in order: the first that is filled speaks for the contact.
    public var highLevel: [FieldName]
    public var busybusy: FieldName
    public var direction: Direction
    /// Applied in order on the way to busybusy, in reverse order on the way back.
    public var transforms: [Transform]
    public var comparison: Comparison
    public var conflict: ConflictPolicy
    /// Whether a project without this value is refused.
    public var isRequired: Bool
    /// What the contact must say for the rule to hold; all of them.
    public var conditions: [FieldCondition] = []
    /// What the value must be before it is carried over.
    public var checks: [FieldCheck] = []

    public init(
        highLevel: [FieldName],
        busybusy: FieldName,
        direction: Direction = .both,
        transforms: [Transform] = [],
        comparison: Comparison,
        conflict: ConflictPolicy = .highLevel,
        isRequired: Bool = false
    ) {
        self.highLevel = highLevel
        self.busybusy = busybusy
        self.direction = direction
        self.transforms = transforms
        self.comparison = comparison
        self.conflict = conflict
        self.isRequired = isRequired
    }
}
