public import Records

/// The fields that a mapping may name, for each kind of record.
public struct RecordSchema: Sendable {
    public let kind: RecordKind
    public let fields: [FieldSchema]

    /// The prefix under which the custom fields of contacts and opportunities are named: `customFields.<id>`.
    public static let customFieldPrefix = "customFields."

    /// The prefix under which a contact's record tells of its opportunity: `opportunity.name`.
    static let dealPrefix = "opportunity."

    /// The contact's field that says whether an opportunity of it meets the rule for jobs.
    static let qualifiesField: FieldName = "opportunity.qualifies"

    /// The schema of the kind.
    public static func schema(of kind: RecordKind) -> RecordSchema {
        switch kind {
        case .contact: contact
        case .opportunity: opportunity
        default: project
        }
    }

    /// The field's schema, or nil when the kind has no such field.
    public func field(_ name: FieldName) -> FieldSchema? {
        if let known = fields.first(where: { $0.name == name }) { return known }
        if kind == .contact, let name = name.withinDeal {
            return Self.opportunity.field(name).map { FieldSchema($0.name.ofDeal, $0.comparison, .never) }
        }
        guard [.contact, .opportunity].contains(kind), name.rawValue.hasPrefix(Self.customFieldPrefix),
            name.rawValue.count > Self.customFieldPrefix.count
        else { return nil }
        return FieldSchema(name, .text, kind == .contact ? .always : .never)
    }

    /// The names to choose from, for people.
    var names: [String] {
        let deal = kind == .contact ? Self.opportunity.fields.map(\.name.ofDeal.rawValue) : []
        return fields.map(\.name.rawValue) + deal
    }

    /// HighLevel's contact. `name` is the first and the last name in one; companyName and gender are accepted on create
    /// and refused on update with 422 (official specification; seen in live traffic).
    public static let contact = RecordSchema(
        kind: .contact,
        fields: [
            FieldSchema("name", .name), FieldSchema("firstName", .name), FieldSchema("lastName", .name),
            FieldSchema("companyName", .name, .onCreate), FieldSchema("email", .email), FieldSchema("phone", .phone),
            FieldSchema("address1", .address), FieldSchema("city", .name), FieldSchema("state", .text),
            FieldSchema("postalCode", .text), FieldSchema("country", .text), FieldSchema("website", .text),
            FieldSchema("source", .text), FieldSchema("timezone", .exact), FieldSchema("dateOfBirth", .exact),
            FieldSchema("tags", .set, .never),
        ]
    )

    /// HighLevel's opportunity, as far as a mapping reads it. Tenon never writes one.
    public static let opportunity = RecordSchema(
        kind: .opportunity,
        fields: [
            FieldSchema("name", .name, .never), FieldSchema("value", .text, .never),
            FieldSchema("pipeline", .text, .never), FieldSchema("stage", .text, .never),
            FieldSchema("status", .text, .never), FieldSchema("source", .text, .never),
        ]
    )

    /// busybusy's project with its ProjectInfo. `additionalInfo` holds Tenon's marker and is kept by Tenon.
    public static let project = RecordSchema(
        kind: .project,
        fields: [
            FieldSchema("title", .name), FieldSchema("number", .text), FieldSchema("customer", .name),
            FieldSchema("phone", .phone), FieldSchema("address1", .address), FieldSchema("address2", .address),
            FieldSchema("city", .name), FieldSchema("state", .text), FieldSchema("postalCode", .text),
            FieldSchema("country", .text), FieldSchema("additionalInfo", .exact, .never),
        ]
    )
}
