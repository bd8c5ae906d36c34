/// A user, as a webhook tells of it.
public struct WebhookUser: Sendable, Hashable {
    /// The id.
    public var id: String?
    /// The first name.
    public var firstName: String?
    /// The last name.
    public var lastName: String?
    /// The email address.
    public var email: String?
    /// The phone number.
    public var phone: String?
    /// The extension of the phone number.
    public var phoneExtension: String?
    /// The role: `admin` or `user`.
    public var role: String?
    /// What the user may do, by the name of the permission.
    public var permissions: [String: JSONValue]
    /// The locations the user belongs to.
    public var locationIDs: [String]?

    init(_ fields: inout WebhookFields) {
        id = fields.text("id")
        firstName = fields.text("firstName")
        lastName = fields.text("lastName")
        email = fields.text("email")
        phone = fields.text("phone")
        phoneExtension = fields.text("extension")
        role = fields.text("role")
        permissions = fields.object("permissions") ?? [:]
        locationIDs = fields.texts("locations")
    }
}
