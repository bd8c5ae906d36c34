import Mapping
import Records
import TestSupport

/// An endless row of contacts, projects, mappings and edits, the same for the same seed.
struct RecordSource {
    var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    private static let names: [Value] = [
        nil, " ", "Ana Lopez", "ana  lópez", "Bob O'Brien", "BOB OBRIEN", "Acme, Inc.", "山田 太郎", "山田　太郎", "Straße",
    ]
    private static let phones: [Value] = [
        nil, "", "312-555-0147", "+13125550147", "(312) 555-0148 x9", "+44 20 7946 0018", "call the office", "555-0147",
    ]
    private static let places: [Value] = [
        nil, "Aurora", " aurora ", "AURORA", "Boston", "12 Main St", "12 Main Street",
    ]

    mutating func value(of field: FieldName) -> Value {
        switch field {
        case "name", "companyName", "title", "customer": Self.names.randomElement(using: &generator)!
        case "phone": Self.phones.randomElement(using: &generator)!
        default: Self.places.randomElement(using: &generator)!
        }
    }

    static let contactFields: [FieldName] = [
        "name", "companyName", "phone", "address1", "city", "state", "postalCode", "country",
    ]
    static let projectFields: [FieldName] = [
        "title", "customer", "phone", "address1", "city", "state", "postalCode", "country",
    ]

    mutating func contact(_ id: String) -> Record {
        let tags = Bool.random(using: &generator) || Bool.random(using: &generator) ? ["customer"] : []
        var record = Fixture.contact(id, tags: tags, day: Int.random(in: 0...5, using: &generator))
        for field in Self.contactFields { record[field] = value(of: field).nullIfBlank }
        return record
    }

    mutating func project(_ id: String) -> Record {
        var record = Fixture.project(id, day: Int.random(in: 0...5, using: &generator))
        for field in Self.projectFields { record[field] = value(of: field).nullIfBlank }
        if record["title"].isBlank { record["title"] = "Untitled" }
        return record
    }

    /// A person's edit of one field on one side.
    mutating func edit(_ record: inout Record) {
        let fields = record.id.kind == .contact ? Self.contactFields : Self.projectFields
        let field = fields.randomElement(using: &generator)!
        let value = value(of: field).nullIfBlank
        if field != "title" || value != .null { record[field] = value }
    }

    /// The shipped mapping with directions, policies, transforms and the order of the rules at random.
    mutating func mapping() throws -> MappingDocument {
        var mapping = try MappingDocument.standard()
        for index in mapping.fields.indices {
            mapping.fields[index].conflict = FieldRule.ConflictPolicy.allCases.randomElement(using: &generator)!
            if index > 1 {
                mapping.fields[index].direction = FieldRule.Direction.allCases.randomElement(using: &generator)!
            }
        }
        let phone: Transform = Bool.random(using: &generator) ? .phoneE164(region: "US") : .phoneNational(region: "US")
        mapping.fields[2].transforms = [phone]
        if Bool.random(using: &generator) { mapping.fields[4].transforms = [.trim, .uppercase] }
        mapping.fields.shuffle(using: &generator)
        return mapping
    }
}
