import Foundation

extension Contact: Decodable {
    /// Reads a contact from the get, create, update, upsert, list, search or business shape.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: AnyKey.self)
        self.init(id: try fields.decode(String.self, forKey: "id"))
        try readNames(fields)
        locationID = try fields.first(of: "locationId")
        companyName = try fields.first(of: "companyName")
        email = try fields.first(of: "email")
        phone = try fields.first(of: "phone")
        address1 = try fields.first(of: "address1", "address")
        city = try fields.first(of: "city")
        state = try fields.first(of: "state")
        postalCode = try fields.first(of: "postalCode")
        country = try fields.first(of: "country")
        website = try fields.first(of: "website")
        timezone = try fields.first(of: "timezone")
        source = try fields.first(of: "source")
        type = try fields.first(of: "type")
        dnd = try fields.first(of: "dnd")
        dndSettings = try fields.first(DNDSettings.self, of: "dndSettings")?.channels ?? [:]
        inboundDND = try fields.first(InboundDND.self, of: "inboundDndSettings")?.all
        tags = try fields.first(of: "tags") ?? []
        assignedTo = try fields.first(of: "assignedTo")
        businessID = try fields.first(of: "businessId")
        dateOfBirth = try Self.dateOfBirth(fields)
        additionalEmails = try fields.first(LossyTexts.self, of: "additionalEmails")?.texts ?? []
        followers = try fields.first(LossyTexts.self, of: "followers")?.texts ?? []
        lastActivity = try fields.date("lastActivity")
        dateAdded = try fields.date("dateAdded")
        dateUpdated = try fields.date("dateUpdated")
        customFields = try fields.first(of: "customFields") ?? []
    }

    /// The list has names in lower case and the original under `…Raw`; the search may have lower case only.
    private mutating func readNames(_ fields: KeyedDecodingContainer<AnyKey>) throws {
        name = try fields.first(of: "name", "contactName", "fullNameLowerCase")
        let rawFirst: String? = try fields.first(of: "firstNameRaw", "firstName")
        let rawLast: String? = try fields.first(of: "lastNameRaw", "lastName")
        firstName = try rawFirst ?? fields.first(of: "firstNameLowerCase")
        lastName = try rawLast ?? fields.first(of: "lastNameLowerCase")
        hasLowerCasedNames = rawFirst == nil && firstName != nil || rawLast == nil && lastName != nil
        if hasLowerCasedNames { restoreCase() }
    }

    /// Takes the case of the names from the full name, when that is the same but for the case.
    private mutating func restoreCase() {
        guard let name, let first = firstName, let last = lastName,
            name.lowercased() == "\(first) \(last)".lowercased(),
            name.count == first.count + 1 + last.count, name != name.lowercased()
        else { return }
        firstName = String(name.prefix(first.count))
        lastName = String(name.suffix(last.count))
        hasLowerCasedNames = false
    }

    /// `YYYY-MM-DD` from a day, a point in time or milliseconds; anything else as it came.
    private static func dateOfBirth(_ fields: KeyedDecodingContainer<AnyKey>) throws -> String? {
        if let milliseconds = try? fields.decodeIfPresent(Double.self, forKey: "dateOfBirth") {
            return HighLevelDate.date(milliseconds: milliseconds).map(HighLevelDate.day)
        }
        guard let text: String = try fields.first(of: "dateOfBirth"), !text.isEmpty else { return nil }
        return HighLevelDate.parse(text).map(HighLevelDate.day) ?? text
    }
}

extension CustomField: Decodable {
    /// Reads id and value; the value's key differs between replies, and opportunities name the type in it
    /// (`fieldValueString`, seen in others' code; assumption for the other types).
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: AnyKey.self)
        id = try fields.decode(String.self, forKey: "id")
        let typed = fields.allKeys.map(\.stringValue).filter { $0.hasPrefix("fieldValue") }.sorted()
        value = try fields.first(of: ["value", "fieldValue", "field_value"] + typed) ?? .null
    }
}
