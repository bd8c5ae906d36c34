/// A field the search can filter by, with the operators it allows (supplement to the official documentation).
struct HighLevelFilterField: Sendable {
    enum Operator: String, Sendable {
        case eq, not_eq, contains, not_contains, exists, not_exists, range
    }

    var name: String
    var operators: Set<Operator>
    private var read: @Sendable (HighLevelContact) -> HighLevelFilterContent

    /// What the contact holds under this field.
    func content(of contact: HighLevelContact) -> HighLevelFilterContent { read(contact) }

    /// The field of that name, nil when the search has none.
    init?(name: String, definitions: [HighLevelCustomField], relations: HighLevelRelations) {
        self.name = name
        if let read = relations.reader(name) {
            self.operators = name == "lastAppointment" ? Self.dated : Self.exact
            self.read = read
        } else if let (operators, read) = Self.standard(name) {
            self.operators = operators
            self.read = read
        } else if name.hasPrefix("customFields.") {
            let id = String(name.dropFirst("customFields.".count).prefix { $0 != "." })
            guard let definition = definitions.first(where: { $0.id == id }) else { return nil }
            operators = Self.operators(dataType: definition.dataType)
            let option = name.dropFirst("customFields.".count + id.count).drop { $0 == "." }
            read = { contact in
                let value = contact.customFields.first { $0.id == id }?.value
                return .init(option.isEmpty ? value : value?[String(option)])
            }
        } else {
            return nil
        }
    }

    private static let exact: Set<Operator> = [.eq, .not_eq, .exists, .not_exists]
    private static let textual: Set<Operator> = [.eq, .not_eq, .contains, .not_contains, .exists, .not_exists]
    private static let dated: Set<Operator> = [.range, .exists, .not_exists]

    private static func operators(dataType: String) -> Set<Operator> {
        switch dataType {
        case "DATE": dated
        case "NUMERICAL", "MONETORY": exact.union([.range])
        case "MULTIPLE_OPTIONS", "CHECKBOX", "SINGLE_OPTIONS", "RADIO": exact
        default: textual
        }
    }

    private typealias Reader = @Sendable (HighLevelContact) -> HighLevelFilterContent

    private static func standard(_ name: String) -> (Set<Operator>, Reader)? {
        textField(name) ?? exactField(name) ?? dateField(name) ?? settingField(name)
    }

    private static func textField(_ name: String) -> (Set<Operator>, Reader)? {
        switch name {
        case "address": (textual, { .init($0.address1) })
        case "businessName", "companyName": (textual, { .init($0.companyName) })
        case "city": (textual, { .init($0.city) })
        case "firstNameLowerCase": (textual, { .init($0.firstName) })
        case "lastNameLowerCase": (textual, { .init($0.lastName) })
        case "phone": (textual, { .init($0.phone) })
        case "postalCode": (textual, { .init($0.postalCode) })
        case "source": (textual, { .init($0.source) })
        case "state": (textual, { .init($0.state) })
        case "tags": (textual, { .init(texts: $0.tags) })
        default: nil
        }
    }

    private static func exactField(_ name: String) -> (Set<Operator>, Reader)? {
        switch name {
        case "id": ([.eq, .not_eq], { .init($0.id) })
        case "contactName": (exact, { .init($0.name) })
        case "assignedTo": (exact, { .init($0.assignedTo) })
        case "country": (exact, { .init($0.country) })
        case "dnd": (exact, { .init($0.dnd) })
        case "email": (exact, { .init($0.email) })
        case "followers": (exact, { .init(texts: $0.followers) })
        case "timezone": (exact, { .init($0.timezone) })
        case "type": (exact, { .init($0.type) })
        case "website": (exact, { .init($0.website) })
        // Known to the search and never held by the sandbox.
        case "isValidWhatsapp", "validEmail", "finishedWorkflows": (exact, { _ in .none })
        default: nil
        }
    }

    private static func dateField(_ name: String) -> (Set<Operator>, Reader)? {
        switch name {
        case "dateAdded": (dated, { .init($0.dateAdded) })
        case "dateUpdated": (dated, { .init($0.dateUpdated) })
        case "dateOfBirth": (dated, { .init($0.dateOfBirth.flatMap { HighLevelTime(iso: $0) }) })
        case "lastEmailClickedDate", "lastEmailOpenedDate": (dated, { _ in .none })
        default: nil
        }
    }

    private static func settingField(_ name: String) -> (Set<Operator>, Reader)? {
        let parts = name.split(separator: ".").map(String.init)
        guard parts.count == 3, parts[2] == "status" else { return nil }
        switch (parts[0], parts[1]) {
        case ("dndSettings", "Email"), ("dndSettings", "SMS"), ("dndSettings", "Call"):
            return (exact, { .init($0.dndSettings?[parts[1]]?["status"]) })
        case ("inboundDndSettings", "all"):
            return (exact, { .init($0.inboundDndSettings?["all"]?["status"]) })
        default: return nil
        }
    }
}
