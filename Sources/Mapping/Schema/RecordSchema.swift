public import Records

/// The fields that a mapping may name, for each kind of record.
public struct RecordSchema: Sendable {
    public let kind: RecordKind
    public let fields: [FieldSchema]

    /// The prefix under which a contact's custom fields are named: `customFields.<id>`.
    public static let customFieldPrefix = "customFields."

    /// The schema of the kind.
    public static func schema(of kind: RecordKind) -> RecordSchema {
        kind == .contact ? contact : project
    }

    /// The field's schema, or nil when the kind has no such field.
    public func field(_ name: FieldName) -> FieldSchema? {
        if let known = fields.first(where: { $0.name == name }) { return known }
        guard kind == .contact, name.rawValue.hasPrefix(Self.customFieldPrefix),
            name.rawValue.count > Self.customFieldPrefix.count
        else { return nil }
        return FieldSchema(name, .text)
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
