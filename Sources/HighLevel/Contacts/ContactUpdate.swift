/// A change of a contact: only the fields that are set or cleared are sent.
///
/// The service refuses location, gender and company name here with 422 (seen in live traffic), so they are not offered.
public struct ContactUpdate: Sendable, Hashable {
    /// The first name.
    public var firstName: Change<String> = .keep
    /// The last name.
    public var lastName: Change<String> = .keep
    /// The full name.
    public var name: Change<String> = .keep
    /// The email address.
    public var email: Change<String> = .keep
    /// The phone number.
    public var phone: Change<String> = .keep
    /// Street and number.
    public var address1: Change<String> = .keep
    /// The city.
    public var city: Change<String> = .keep
    /// The state or region.
    public var state: Change<String> = .keep
    /// The postal code.
    public var postalCode: Change<String> = .keep
    /// The country, ISO 3166 alpha-2.
    public var country: Change<String> = .keep
    /// The web site.
    public var website: Change<String> = .keep
    /// The IANA time zone.
    public var timezone: Change<String> = .keep
    /// Where the contact came from.
    public var source: Change<String> = .keep
    /// The date of birth, `YYYY-MM-DD`.
    public var dateOfBirth: Change<String> = .keep
    /// The user the contact is assigned to.
    public var assignedTo: Change<String> = .keep
    /// Whether the contact is not to be disturbed.
    public var dnd: Change<Bool> = .keep
    /// "Do not disturb" for the channels that are named.
    public var dndSettings: [DNDChannel: DNDSetting] = [:]
    /// "Do not disturb" for what comes in from the contact, when it changes.
    public var inboundDND: DNDSetting?
    /// The whole set of tags: overwrites. For single tags use ``HighLevelClient/addTags(_:to:)``.
    public var tags: Change<[String]> = .keep
    /// The custom fields to be written; others stay as they are.
    public var customFields: [CustomFieldInput] = []

    /// Makes an update that changes nothing.
    public init() {}

    /// Whether the update changes nothing.
    public var isEmpty: Bool { self == ContactUpdate() }
}

extension ContactUpdate: Encodable {
    /// Writes the fields that change.
    public func encode(to encoder: any Encoder) throws {
        var body = encoder.container(keyedBy: AnyKey.self)
        let texts: [(AnyKey, Change<String>)] = [
            ("firstName", firstName), ("lastName", lastName), ("name", name), ("email", email), ("phone", phone),
            ("address1", address1), ("city", city), ("state", state), ("postalCode", postalCode), ("country", country),
            ("website", website), ("timezone", timezone), ("source", source), ("dateOfBirth", dateOfBirth),
            ("assignedTo", assignedTo),
        ]
        for (key, change) in texts { try body.encode(change, forKey: key) }
        try body.encode(dnd, forKey: "dnd")
        if !dndSettings.isEmpty { try body.encode(DNDSettings(dndSettings), forKey: "dndSettings") }
        if let inboundDND { try body.encode(InboundDND(all: inboundDND), forKey: "inboundDndSettings") }
        try body.encode(tags, forKey: "tags")
        if !customFields.isEmpty { try body.encode(customFields, forKey: "customFields") }
    }
}
