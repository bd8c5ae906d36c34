public import Foundation

/// What happened to the app itself, as a webhook tells of it: installed, removed, plan changed.
///
/// An installation in an agency has no location; one in a future location of an agency may lack agency and user
/// (official docs).
public struct WebhookInstallation: Sendable, Hashable {
    /// The app.
    public var appID: String?
    /// The agency.
    public var companyID: String?
    /// The agency's name.
    public var companyName: String?
    /// The location; nil when it is about a whole agency.
    public var locationID: String?
    /// The user who did it.
    public var userID: String?
    /// The plan that was chosen, or that was before a change.
    public var planID: String?
    /// The plan after a change.
    public var newPlanID: String?
    /// The trial, if one began.
    public var trial: Trial?
    /// Whether the agency has a name and a domain of its own.
    public var isWhitelabelCompany: Bool?
    /// The domain of such an agency.
    public var whitelabelDomain: String?
    /// The address of its logo.
    public var whitelabelLogoURL: String?

    init(_ fields: inout WebhookFields) {
        appID = fields.text("appId")
        companyID = fields.text("companyId")
        companyName = fields.text("companyName")
        locationID = fields.text("locationId")
        userID = fields.text("userId")
        planID = fields.text("currentPlanId", "planId")
        newPlanID = fields.text("newPlanId")
        trial = fields.nested("trial") { Trial(&$0) }
        isWhitelabelCompany = fields.flag("isWhitelabelCompany")
        (whitelabelDomain, whitelabelLogoURL) =
            fields.nested("whitelabelDetails") { ($0.text("domain"), $0.text("logoUrl")) } ?? (nil, nil)
    }
}

extension WebhookInstallation {
    /// A time in which the app is free.
    public struct Trial: Sendable, Hashable {
        /// Whether it runs.
        public var isOn: Bool?
        /// How long it takes, in days (assumption: the documents give no unit).
        public var duration: Double?
        /// When it began.
        public var start: Date?

        init(_ fields: inout WebhookFields) {
            isOn = fields.flag("onTrial")
            duration = fields.number("trialDuration")
            start = fields.date("trialStartDate")
        }
    }
}
