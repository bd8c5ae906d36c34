public import Foundation

/// What every webhook may carry around its content. The documents show only the first members; the last four are seen in
/// live traffic.
public struct WebhookEnvelope: Sendable, Hashable {
    /// The event's name as the body gives it; of a price that is its own type, such as `recurring`.
    public var type: String?
    /// The location it is about.
    public var locationID: String?
    /// The agency it is about.
    public var companyID: String?
    /// The delivery's id, the same when it is sent again.
    public var webhookID: String?
    /// When it was sent; whether that is made anew when it is sent again is not known.
    public var timestamp: Date?
    /// The version of the app it is for.
    public var versionID: String?
    /// The app it is for.
    public var appID: String?

    /// Orders and invoices give their location as `altId` with `altType` "location".
    init(_ fields: inout WebhookFields) {
        type = fields.text("type")
        locationID = fields.text("locationId")
        if locationID == nil, fields.json("altType") == "location" { locationID = fields.text("altId") }
        companyID = fields.text("companyId")
        webhookID = fields.text("webhookId")
        timestamp = fields.date("timestamp")
        versionID = fields.text("versionId")
        appID = fields.text("appId")
    }
}
