public import Foundation

/// A price of a product, as a webhook tells of it.
public struct WebhookPrice: Sendable, Hashable {
    /// The id.
    public var id: String?
    /// The product.
    public var productID: String?
    /// The name.
    public var name: String?
    /// `one_time` or `recurring`; changed and deleted prices have it under `type` (official spec).
    public var type: String?
    /// The currency, ISO 4217.
    public var currency: String?
    /// The amount.
    public var amount: Double?
    /// The former amount, shown struck out.
    public var compareAtPrice: Double?
    /// How often it recurs: `day`, `week`, `month` or `year`.
    public var interval: String?
    /// How many intervals lie between two payments.
    public var intervalCount: Int?
    /// The user who made it.
    public var userID: String?
    /// The options of the variant it is for.
    public var variantOptionIDs: [String]
    /// The memberships that come with it.
    public var membershipOffers: [JSONValue]
    /// Whether the stock is counted.
    public var tracksInventory: Bool?
    /// How many there are.
    public var availableQuantity: Double?
    /// Whether it can be bought when there are none.
    public var allowsOutOfStock: Bool?
    /// When it was made.
    public var createdAt: Date?
    /// When it was changed last.
    public var updatedAt: Date?

    init(_ fields: inout WebhookFields) {
        (interval, intervalCount) =
            fields.nested("recurring") { ($0.text("interval"), $0.whole("intervalCount")) } ?? (nil, nil)
        id = fields.text("_id")
        productID = fields.text("product")
        name = fields.text("name")
        type = fields.text("priceType", "type")
        currency = fields.text("currency")
        amount = fields.number("amount")
        compareAtPrice = fields.number("compareAtPrice")
        userID = fields.text("userId")
        variantOptionIDs = fields.texts("variantOptionIds") ?? []
        membershipOffers = fields.values("membershipOffers") ?? []
        tracksInventory = fields.flag("trackInventory")
        availableQuantity = fields.number("availableQuantity")
        allowsOutOfStock = fields.flag("allowOutOfStockPurchases")
        createdAt = fields.date("createdAt")
        updatedAt = fields.date("updatedAt")
    }
}
