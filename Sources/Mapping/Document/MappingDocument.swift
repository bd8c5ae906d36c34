import Records

/// Which field answers to which, how values change on the way, and which records take part.
///
/// Read from YAML with ``init(yaml:)``; the shipped one is ``standard``.
public struct MappingDocument: Hashable, Sendable {
    public var name: String
    /// ISO 3166-1 alpha-2 code of the region that a phone number without a country code belongs to.
    public var region: String
    public var scope: Scope
    public var fields: [FieldRule]
    public var newContacts: NewContacts
    public var lifecycle: Lifecycle
    /// The largest share of the linked projects, 0 to 1, that one run may archive without being told to.
    public var archiveAtMost: Double
    /// What goes one way.
    public var flows: Flows

    public init(
        name: String,
        region: String,
        scope: Scope,
        fields: [FieldRule],
        newContacts: NewContacts = NewContacts(),
        lifecycle: Lifecycle = Lifecycle(),
        archiveAtMost: Double = 0.2,
        flows: Flows = Flows()
    ) {
        self.name = name
        self.region = region
        self.scope = scope
        self.fields = fields
        self.newContacts = newContacts
        self.lifecycle = lifecycle
        self.archiveAtMost = archiveAtMost
        self.flows = flows
    }

    /// The contact's field that answers to the project's number, if the mapping names one.
    public var numberRule: FieldRule? { fields.first { $0.busybusy == "number" } }
}
