public import Foundation

/// A contact, as a webhook tells of it: what it is after the change. What it was before is not told.
public struct WebhookContact: Sendable, Hashable {
    /// The id.
    public var id: String?
    /// The location it belongs to.
    public var locationID: String?
    /// The full name.
    public var name: String?
    /// The first name.
    public var firstName: String?
    /// The last name.
    public var lastName: String?
    /// The company, as free text.
    public var companyName: String?
    /// The primary email address.
    public var email: String?
    /// The primary phone number.
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
    /// The IANA time zone; not in the documents, sent since December 2025 (public issue 77).
    public var timezone: String?
    /// Where the contact came from, as free text.
    public var source: String?
    /// The date of birth as it came; the format differs.
    public var dateOfBirth: String?
    /// The user the contact is assigned to.
    public var assignedTo: String?
    /// Whether the contact is not to be disturbed on any channel.
    public var dnd: Bool?
    /// Whether the contact is not to be disturbed, by channel, such as `SMS` or `Email`.
    public var dndSettings: [String: DoNotDisturb]
    /// The tags; nil when the body does not tell, which does not mean that there are none.
    public var tags: [String]?
    /// The attachments; always empty in live traffic (public issue 324).
    public var attachments: [JSONValue]
    /// The custom fields that have a value; nil when the body does not tell.
    public var customFields: [CustomField]?
    /// When the contact was made.
    public var dateAdded: Date?

    init(_ fields: inout WebhookFields) {
        id = fields.text("id")
        locationID = fields.text("locationId")
        name = fields.text("name")
        firstName = fields.text("firstName")
        lastName = fields.text("lastName")
        companyName = fields.text("companyName")
        email = fields.text("email")
        phone = fields.text("phone")
        address1 = fields.text("address1")
        city = fields.text("city")
        state = fields.text("state")
        postalCode = fields.text("postalCode")
        country = fields.text("country")
        website = fields.text("website")
        timezone = fields.text("timezone")
        source = fields.text("source")
        dateOfBirth = fields.text("dateOfBirth")
        assignedTo = fields.text("assignedTo")
        dnd = fields.flag("dnd")
        dndSettings = fields.nested("dndSettings", DoNotDisturb.byChannel) ?? [:]
        tags = fields.texts("tags")
        attachments = fields.values("attachments") ?? []
        customFields = fields.list("customFields", Self.customField)?.compactMap(\.self)
        dateAdded = fields.date("dateAdded")
    }

    /// Nil when it has no id: then it is in the body only.
    private static func customField(_ fields: inout WebhookFields) -> CustomField? {
        fields.text("id").map { CustomField(id: $0, value: fields.json("value") ?? .null) }
    }
}

extension WebhookContact {
    /// Whether a contact is not to be disturbed on one channel.
    public struct DoNotDisturb: Sendable, Hashable {
        /// `active`, `inactive` or `permanent`.
        public var status: String?
        /// Why.
        public var message: String?
        /// The code of why.
        public var code: String?

        init(_ fields: inout WebhookFields) {
            status = fields.text("status")
            message = fields.text("message")
            code = fields.text("code")
        }

        static func byChannel(_ fields: inout WebhookFields) -> [String: DoNotDisturb] {
            var channels: [String: DoNotDisturb] = [:]
            for channel in fields.names { channels[channel] = fields.nested(channel) { Self(&$0) } }
            return channels
        }
    }
}
