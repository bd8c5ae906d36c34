/// One event as it is told to an app, without the envelope of its delivery.
struct HighLevelWebhookEvent: Sendable, Equatable {
    /// `ContactCreate`
    var type: String
    /// What an app must be granted to be told; nil for events of the app itself.
    var scope: String?
    /// Everything but `type` and the envelope, in order.
    var members: [HighLevelValue.Member]

    /// The body: the event, then the keys of the envelope (seen in live traffic). Members keep their order, so that
    /// parsing and writing it again in JavaScript gives the same bytes.
    func body(webhookID: String, at now: HighLevelTime, settings: HighLevelWebhookSettings) -> HighLevelValue {
        var body: [HighLevelValue.Member] = []
        body.add("type", type)
        body += members
        body.add("timestamp", now.iso)
        body.add("webhookId", webhookID)
        body.add("versionId", settings.versionID)
        if !members.contains(where: { $0.name == "appId" }) { body.add("appId", settings.appID) }
        return .object(body)
    }
}

extension HighLevelChange {
    /// The events that the change causes, in the order they happen. With `realOmissions` as HighLevel really sends
    /// them, without as its documents say.
    func events(of account: HighLevelAccount, realOmissions: Bool) -> [HighLevelWebhookEvent] {
        let place = HighLevelWebhookPlace(account: account, realOmissions: realOmissions)
        return switch self {
        case .contact(let before, let after): place.contactEvents(before, after)
        case .note(let before, let after): place.noteEvents(before, after)
        case .task(let before, let after): place.taskEvents(before, after)
        case .appointment(let before, let after): place.appointmentEvents(before, after)
        case .opportunity(let before, let after): place.opportunityEvents(before, after)
        case .user(let before, let after): place.userEvents(before, after)
        case .location(let location): place.locationEvents(location)
        }
    }
}

/// Where a change happened and how faithfully it is told.
struct HighLevelWebhookPlace: Sendable {
    var account: HighLevelAccount
    var realOmissions: Bool

    /// The event with the location and the given members.
    func event(
        _ type: String,
        scope: String?,
        _ members: [HighLevelValue.Member]
    ) -> HighLevelWebhookEvent {
        HighLevelWebhookEvent(
            type: type,
            scope: scope,
            members: [.init(name: "locationId", value: .string(account.locationID))] + members
        )
    }
}
