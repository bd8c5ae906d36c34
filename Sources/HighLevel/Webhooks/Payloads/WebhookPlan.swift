public import Foundation

/// A plan that an agency sells, as a webhook tells of it. The types are not documented.
public struct WebhookPlan: Sendable, Hashable {
    /// The id.
    public var id: String?
    /// The name.
    public var title: String?
    /// The description.
    public var description: String?
    /// The level.
    public var level: JSONValue?
    /// How long it can be tried.
    public var trialPeriod: JSONValue?
    /// What it holds.
    public var products: [JSONValue]
    /// What can be added.
    public var addOns: [JSONValue]
    /// What it costs.
    public var prices: [JSONValue]
    /// The category.
    public var categoryID: String?
    /// The snapshot that new locations begin with.
    public var snapshotID: String?
    /// The product it is sold as.
    public var productID: String?
    /// Whether it is of the second generation of such plans.
    public var isVersion2: Bool?
    /// When it was made.
    public var createdAt: Date?
    /// When it was changed last.
    public var updatedAt: Date?

    init(_ fields: inout WebhookFields) {
        id = fields.text("planId")
        title = fields.text("title")
        description = fields.text("description")
        level = fields.json("planLevel")
        trialPeriod = fields.json("trialPeriod")
        products = fields.values("saasProducts") ?? []
        addOns = fields.values("addOns") ?? []
        prices = fields.values("prices") ?? []
        categoryID = fields.text("categoryId")
        snapshotID = fields.text("snapshotId")
        productID = fields.text("productId")
        isVersion2 = fields.flag("isSaaSV2")
        createdAt = fields.date("createdAt")
        updatedAt = fields.date("updatedAt")
    }
}
