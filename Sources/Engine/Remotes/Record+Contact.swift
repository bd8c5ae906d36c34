import Foundation
import HighLevel
import Records

extension Record {
    /// The snapshot of a contact. `name` is the first and the last name in one.
    init(contact: Contact) {
        let name = PersonName(first: contact.firstName ?? "", last: contact.lastName ?? "").joined
        var fields: [FieldName: Value] = [
            "name": Value(name.isEmpty ? contact.name : name).nullIfBlank,
            "firstName": Value(contact.firstName), "lastName": Value(contact.lastName),
            "companyName": Value(contact.companyName), "email": Value(contact.email), "phone": Value(contact.phone),
            "address1": Value(contact.address1), "city": Value(contact.city), "state": Value(contact.state),
            "postalCode": Value(contact.postalCode), "country": Value(contact.country),
            "website": Value(contact.website), "source": Value(contact.source),
            "timezone": Value(contact.timezone), "dateOfBirth": Value(contact.dateOfBirth),
            "tags": Value(contact.tags.sorted()),
        ]
        for field in contact.customFields {
            fields[FieldName(rawValue: "customFields.\(field.id)")] = Value(json: field.value)
        }
        self.init(
            id: RecordID(.contact, contact.id),
            fields: fields.mapValues { $0.nullIfBlank },
            createdAt: contact.dateAdded,
            revision: contact.dateUpdated.map { $0.formatted(Self.revisionStyle) }
        )
    }

    /// Fixed width, so that a greater text is a later moment.
    private static let revisionStyle = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
}

extension Value {
    /// JSON's values; an object, such as a file's, is kept as null: no mapping can name its parts.
    init(json: JSONValue) {
        switch json {
        case .null, .object: self = .null
        case .bool(let flag): self = .flag(flag)
        case .number(let number): self = .number(number)
        case .string(let text): self = .text(text)
        case .array(let elements): self = .list(elements.map(Value.init(json:)))
        }
    }

    /// The value as JSON.
    var json: JSONValue {
        switch self {
        case .null: .null
        case .flag(let flag): .bool(flag)
        case .number(let number): .number(number)
        case .text(let text): .string(text)
        case .list(let elements): .array(elements.map(\.json))
        }
    }
}
