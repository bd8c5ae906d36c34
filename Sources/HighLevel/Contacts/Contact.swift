public import Foundation

/// A contact of a location, as read from any of the API's read shapes.
///
/// Every field but the id may be missing: the shapes differ, and the service leaves out what is empty.
public struct Contact: Sendable, Hashable, Identifiable {
    /// The 20-character id.
    public var id: String
    /// The location the contact belongs to.
    public var locationID: String?
    /// The first name, in its original case where the reply has it.
    public var firstName: String?
    /// The last name, in its original case where the reply has it.
    public var lastName: String?
    /// The full name.
    public var name: String?
    /// Whether first or last name were only found in lower case; then do not compare or copy their case.
    public var hasLowerCasedNames: Bool
    /// The company, as free text.
    public var companyName: String?
    /// The primary email address.
    public var email: String?
    /// The primary phone number, mostly E.164.
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
    /// Where the contact came from, as free text.
    public var source: String?
    /// The type, such as `lead`.
    public var type: String?
    /// Whether the contact is not to be disturbed on any channel.
    public var dnd: Bool?
    /// "Do not disturb" per channel, where the reply has it.
    public var dndSettings: [DNDChannel: DNDSetting]
    /// "Do not disturb" for what comes in from the contact; its change gives no event (public issue 264).
    public var inboundDND: DNDSetting?
    /// The tags, lower case.
    public var tags: [String]
    /// The date of birth, `YYYY-MM-DD`.
    public var dateOfBirth: String?
    /// The user the contact is assigned to.
    public var assignedTo: String?
    /// The business the contact belongs to.
    public var businessID: String?
    /// Further email addresses; read only (public issue 262).
    public var additionalEmails: [String]
    /// The users that follow the contact.
    public var followers: [String]
    /// When the contact last did something.
    public var lastActivity: Date?
    /// When the contact was made.
    public var dateAdded: Date?
    /// When the contact last changed.
    public var dateUpdated: Date?
    /// The custom fields that have a value.
    public var customFields: [CustomField]

    /// Makes a contact; mostly for tests, as contacts are read and not made.
    public init(id: String) {
        self.id = id
        hasLowerCasedNames = false
        dndSettings = [:]
        tags = []
        additionalEmails = []
        followers = []
        customFields = []
    }

    /// The value of a custom field, or nil when it has none.
    public func customField(_ id: String) -> JSONValue? {
        customFields.first { $0.id == id }?.value
    }
}

/// A custom field of a contact and its value, as read.
public struct CustomField: Sendable, Hashable {
    /// The id of the field's definition; replies hold neither key nor name (public issues 177 and 87).
    public var id: String
    /// The value: a text, a number, a list for multi-select, milliseconds since 1970 for a date.
    public var value: JSONValue

    /// Makes a custom field value.
    public init(id: String, value: JSONValue) {
        self.id = id
        self.value = value
    }
}
