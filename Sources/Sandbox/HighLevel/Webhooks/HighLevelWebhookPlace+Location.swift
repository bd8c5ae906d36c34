/// Events about the location, its users, and the app itself.
extension HighLevelWebhookPlace {
    func locationEvents(_ location: HighLevelLocation) -> [HighLevelWebhookEvent] {
        var members: [HighLevelValue.Member] = []
        members.add("id", account.locationID)
        members.add("name", location.name)
        members.add("email", location.email)
        members.add("stripeProductId", "")
        members.add("companyId", account.companyID)
        return [HighLevelWebhookEvent(type: "LocationUpdate", scope: "locations.readonly", members: members)]
    }

    /// Updates and deletions of users are known by name only; nothing is sent for them.
    func userEvents(_ before: HighLevelUser?, _ after: HighLevelUser?) -> [HighLevelWebhookEvent] {
        guard before == nil, let user = after else { return [] }
        var members: [HighLevelValue.Member] = []
        members.add("companyId", account.companyID)
        members.add("id", user.id)
        members.add("firstName", user.firstName)
        members.add("lastName", user.lastName)
        members.add("email", user.email)
        members.add("phone", user.phone ?? "")
        members.add("extension", "")
        members.add("role", user.role)
        members.append(.init(name: "permissions", value: Self.permissions))
        members.append(.init(name: "locations", value: [.string(account.locationID)]))
        return [event("UserCreate", scope: "users.readonly", members)]
    }

    /// The event's permissions lack three that the API has (official spec).
    private static var permissions: HighLevelValue {
        let missing: Set<String> = ["reviewsReadOnly", "refundsReadOnly", "exportPaymentsEnabled"]
        return .object((HighLevelUser.permissions.members ?? []).filter { !missing.contains($0.name) })
    }
}

/// An app that a location, or a whole company, takes or gives up.
struct HighLevelAppInstallation: Sendable, Equatable {
    var companyID: String
    /// Nil when the company installed it for all its locations.
    var locationID: String?
    /// May be missing for locations that are added later (official spec).
    var userID: String?

    /// `INSTALL` or `UNINSTALL`, in capitals as it is really sent.
    func event(isInstalled: Bool, appID: String) -> HighLevelWebhookEvent {
        var members: [HighLevelValue.Member] = []
        members.add("appId", appID)
        members.add("companyId", companyID)
        members.add("locationId", locationID)
        if isInstalled {
            members.add("userId", userID)
            members.add("planId", "")
            members.append(
                .init(name: "trial", value: ["onTrial": false, "trialDuration": 0, "trialStartDate": .null])
            )
            members.append(.init(name: "isWhitelabelCompany", value: false))
            members.append(.init(name: "whitelabelDetails", value: ["domain": "", "logoUrl": ""]))
            members.add("companyName", "Ridgeline Agency")
        }
        return HighLevelWebhookEvent(type: isInstalled ? "INSTALL" : "UNINSTALL", scope: nil, members: members)
    }
}
