import HighLevel
import Reconciliation
import Records

extension ContactCreate {
    /// The body that makes the planned contact. Its `source` carries the marker.
    init(_ write: PlannedWrite) {
        let values = Dictionary(uniqueKeysWithValues: write.changes.map { ($0.field, $0.to) })
        func text(_ field: FieldName) -> String? { values[field]?.text }
        let name = PersonName.splitting(text("name") ?? "")
        self.init()
        firstName = text("firstName") ?? name.first
        lastName = text("lastName") ?? (name.last.isEmpty ? nil : name.last)
        companyName = text("companyName")
        email = text("email")
        phone = text("phone")
        address1 = text("address1")
        city = text("city")
        state = text("state")
        postalCode = text("postalCode")
        country = text("country")
        website = text("website")
        timezone = text("timezone")
        dateOfBirth = text("dateOfBirth")
        source = write.marker ?? text("source")
        tags = write.tags.isEmpty ? nil : write.tags
        customFields = values.compactMap { CustomFieldInput(field: $0, value: $1) }
    }
}

extension ContactUpdate {
    /// The body that sends the changes and nothing else.
    ///
    /// - Throws: ``RemoteError`` for a field that HighLevel does not take in an update.
    init(_ changes: [FieldChange], current: Record) throws(RemoteError) {
        self.init()
        for change in changes { try apply(change, current) }
    }

    private mutating func apply(_ change: FieldChange, _ current: Record) throws(RemoteError) {
        if let path = Self.texts[change.field] {
            self[keyPath: path] = Self.edit(change.to)
        } else if change.field == "name" {
            let old = PersonName(first: current["firstName"].text ?? "", last: current["lastName"].text ?? "")
            let name = PersonName.splitting(change.to.text ?? "", keeping: old)
            firstName = name.first.isEmpty ? .clear : .set(name.first)
            lastName = name.last.isEmpty ? .clear : .set(name.last)
        } else if let input = CustomFieldInput(field: change.field, value: change.to) {
            customFields.append(input)
        } else {
            throw RemoteError(.refused, "HighLevel takes no \(change.field) when a contact is updated.")
        }
    }

    private static func edit(_ value: Value) -> Change<String> {
        value.text.map { .set($0) } ?? .clear
    }

    private static let texts: [FieldName: any WritableKeyPath<ContactUpdate, Change<String>> & Sendable] = [
        "firstName": \.firstName, "lastName": \.lastName, "email": \.email, "phone": \.phone, "address1": \.address1,
        "city": \.city, "state": \.state, "postalCode": \.postalCode, "country": \.country, "website": \.website,
        "timezone": \.timezone, "source": \.source, "dateOfBirth": \.dateOfBirth,
    ]
}

extension CustomFieldInput {
    /// The input for `customFields.<id>`, or nil for any other field.
    fileprivate init?(field: FieldName, value: Value) {
        let prefix = "customFields."
        guard field.rawValue.hasPrefix(prefix) else { return nil }
        self.init(id: String(field.rawValue.dropFirst(prefix.count)), value: value.json)
    }
}
