/// A contact to be made. Fields that are nil are not sent; the location is that of the client.
public struct ContactCreate: Sendable, Hashable {
    /// The first name.
    public var firstName: String?
    /// The last name.
    public var lastName: String?
    /// The full name.
    public var name: String?
    /// The email address.
    public var email: String?
    /// The phone number.
    public var phone: String?
    /// Street and number.
    public var address1: String?
    /// The city.
    public var city: String?
    /// The state or region.
    public var state: String?
    /// The postal code.
    public var postalCode: String?
    /// The country, ISO 3166 alpha-2.
    public var country: String?
    /// The web site.
    public var website: String?
    /// The IANA time zone.
    public var timezone: String?
    /// Where the contact came from.
    public var source: String?
    /// The company.
    public var companyName: String?
    /// The gender; an upsert of an existing contact drops it silently (public issue 313).
    public var gender: String?
    /// Whether the contact is not to be disturbed.
    public var dnd: Bool?
    /// "Do not disturb" per channel.
    public var dndSettings: [DNDChannel: DNDSetting] = [:]
    /// "Do not disturb" for what comes in from the contact.
    public var inboundDND: DNDSetting?
    /// The date of birth, `YYYY-MM-DD`.
    public var dateOfBirth: String?
    /// The user the contact is assigned to.
    public var assignedTo: String?
    /// The tags; stored in lower case. An upsert overwrites the tags of an existing contact.
    public var tags: [String]?
    /// The custom fields.
    public var customFields: [CustomFieldInput]

    /// Makes an empty input.
    public init() { customFields = [] }
}

/// The body of create and upsert.
struct ContactCreateBody: Encodable {
    let contact: ContactCreate
    let locationID: String
    var createNewIfDuplicateAllowed: Bool?

    func encode(to encoder: any Encoder) throws {
        var body = encoder.container(keyedBy: AnyKey.self)
        try body.encode(locationID, forKey: "locationId")
        let texts: [(AnyKey, String?)] = [
            ("firstName", contact.firstName), ("lastName", contact.lastName), ("name", contact.name),
            ("email", contact.email), ("phone", contact.phone), ("address1", contact.address1), ("city", contact.city),
            ("state", contact.state), ("postalCode", contact.postalCode), ("country", contact.country),
            ("website", contact.website), ("timezone", contact.timezone), ("source", contact.source),
            ("companyName", contact.companyName), ("gender", contact.gender), ("dateOfBirth", contact.dateOfBirth),
            ("assignedTo", contact.assignedTo),
        ]
        for (key, value) in texts { try body.encodeIfPresent(value, forKey: key) }
        try body.encodeIfPresent(contact.dnd, forKey: "dnd")
        if !contact.dndSettings.isEmpty { try body.encode(DNDSettings(contact.dndSettings), forKey: "dndSettings") }
        if let inbound = contact.inboundDND {
            try body.encode(InboundDND(all: inbound), forKey: "inboundDndSettings")
        }
        try body.encodeIfPresent(contact.tags, forKey: "tags")
        if !contact.customFields.isEmpty { try body.encode(contact.customFields, forKey: "customFields") }
        try body.encodeIfPresent(createNewIfDuplicateAllowed, forKey: "createNewIfDuplicateAllowed")
    }
}
