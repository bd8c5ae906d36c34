/// A location, as a webhook tells of it. A deleted one is not told of (public issue 147).
public struct WebhookLocation: Sendable, Hashable {
    /// The id.
    public var id: String?
    /// The name.
    public var name: String?
    /// The email address.
    public var email: String?
    /// The agency it belongs to.
    public var companyID: String?
    /// The payment provider's id of what it is charged for.
    public var stripeProductID: String?

    init(_ fields: inout WebhookFields) {
        id = fields.text("id")
        name = fields.text("name")
        email = fields.text("email")
        companyID = fields.text("companyId")
        stripeProductID = fields.text("stripeProductId")
    }
}
