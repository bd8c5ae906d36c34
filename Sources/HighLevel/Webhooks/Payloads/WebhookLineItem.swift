/// One line of an invoice or an order.
public struct WebhookLineItem: Sendable, Hashable {
    /// The id of the line.
    public var id: String?
    /// What it is.
    public var name: String?
    /// How many.
    public var quantity: Double?
    /// The amount of one.
    public var amount: Double?
    /// The currency, ISO 4217.
    public var currency: String?
    /// The product; an order holds the whole product and this is its id.
    public var productID: String?
    /// The price; an order holds the whole price and this is its id.
    public var priceID: String?
    /// The taxes on it.
    public var taxes: [JSONValue]
    /// The product as an order holds it.
    public var product: [String: JSONValue]?
    /// The price as an order holds it.
    public var price: [String: JSONValue]?

    init(_ fields: inout WebhookFields) {
        id = fields.text("_id")
        name = fields.text("name")
        quantity = fields.number("qty")
        product = fields.object("product")
        price = fields.object("price")
        productID = fields.text("productId") ?? product?["_id"]?.stringValue
        priceID = fields.text("priceId") ?? price?["_id"]?.stringValue
        amount = fields.number("amount") ?? price?["amount"]?.numberValue
        currency = fields.text("currency") ?? price?["currency"]?.stringValue
        taxes = fields.values("taxes") ?? []
    }
}
