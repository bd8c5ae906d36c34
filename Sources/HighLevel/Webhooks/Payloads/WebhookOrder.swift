public import Foundation

/// An order, as a webhook tells of it. Amounts are in the order's currency.
public struct WebhookOrder: Sendable, Hashable {
    /// The id.
    public var id: String?
    /// The contact who ordered.
    public var contactID: String?
    /// The contact as it was then.
    public var contact: WebhookContact?
    /// The status, such as `pending` or `completed`.
    public var status: String?
    /// How far it is delivered, such as `unfulfilled`.
    public var fulfillmentStatus: String?
    /// Whether it is about real money.
    public var isLive: Bool?
    /// The currency, ISO 4217.
    public var currency: String?
    /// The sum.
    public var amount: Double?
    /// The sum before tax, shipping and discount.
    public var subtotal: Double?
    /// The discount.
    public var discount: Double?
    /// The shipping.
    public var shipping: Double?
    /// The tax.
    public var tax: Double?
    /// The taxes one by one.
    public var taxes: [JSONValue]
    /// What was ordered.
    public var items: [WebhookLineItem]
    /// Where it was ordered: id, name, type and more of a funnel, a form, an invoice.
    public var source: [String: JSONValue]
    /// When it was made.
    public var createdAt: Date?
    /// When it was changed last.
    public var updatedAt: Date?

    init(_ fields: inout WebhookFields) {
        id = fields.text("_id")
        contactID = fields.text("contactId")
        contact = fields.nested("contactSnapshot") { WebhookContact(&$0) }
        status = fields.text("status")
        fulfillmentStatus = fields.text("fulfillmentStatus")
        isLive = fields.flag("liveMode")
        currency = fields.text("currency")
        amount = fields.number("amount")
        let sums = fields.nested("amountSummary") {
            ($0.number("subtotal"), $0.number("discount"), $0.number("shipping"), $0.number("tax"))
        }
        (subtotal, discount, shipping, tax) = sums ?? (nil, nil, nil, nil)
        taxes = fields.values("taxSummary") ?? []
        items = fields.list("items") { WebhookLineItem(&$0) } ?? []
        source = fields.object("source") ?? [:]
        createdAt = fields.date("createdAt")
        updatedAt = fields.date("updatedAt")
    }
}
