/// Events about contacts.
extension HighLevelWebhookPlace {
    private static let scope = "contacts.readonly"

    /// Tags and DND have events of their own and cause no `ContactUpdate` (assumption); inbound DND causes none at all
    /// (reported by users).
    func contactEvents(_ before: HighLevelContact?, _ after: HighLevelContact?) -> [HighLevelWebhookEvent] {
        switch (before, after) {
        case (nil, let new?): return [event("ContactCreate", scope: Self.scope, contactMembers(new))]
        case (let old?, nil): return [event("ContactDelete", scope: Self.scope, contactMembers(old))]
        case (let old?, let new?):
            var events: [HighLevelWebhookEvent] = []
            if isUpdate(old, new) { events.append(event("ContactUpdate", scope: Self.scope, contactMembers(new))) }
            if Set(old.tags) != Set(new.tags) {
                events.append(event("ContactTagUpdate", scope: Self.scope, contactMembers(new)))
            }
            if old.dnd != new.dnd || old.dndSettings != new.dndSettings {
                events.append(event("ContactDndUpdate", scope: Self.scope, contactMembers(new, withDnd: true)))
            }
            return events
        case (nil, nil): return []
        }
    }

    /// Only some fields cause the event (wording of the documents): those it carries, and the timezone (changelog). As
    /// documented, any change would.
    private func isUpdate(_ old: HighLevelContact, _ new: HighLevelContact) -> Bool {
        if realOmissions { return Self.told(old) != Self.told(new) }
        var (left, right) = (old, new)
        left.dateUpdated = right.dateUpdated
        (left.tags, left.dnd, left.dndSettings) = (right.tags, right.dnd, right.dndSettings)
        return left != right
    }

    private static func told(_ contact: HighLevelContact) -> [HighLevelValue] {
        [
            contact.firstName, contact.lastName, contact.companyName, contact.email, contact.phone, contact.address1,
            contact.city, contact.state, contact.postalCode, contact.country, contact.website, contact.source,
            contact.assignedTo, contact.dateOfBirth, contact.timezone,
        ].map(HighLevelValue.init(text:)) + contact.customFields.flatMap { [.string($0.id), $0.value] }
    }

    /// The members of all contact events (official spec); attachments are always empty (reported by users).
    private func contactMembers(_ contact: HighLevelContact, withDnd: Bool = false) -> [HighLevelValue.Member] {
        var members: [HighLevelValue.Member] = []
        members.add("id", contact.id)
        members.add("address1", contact.address1)
        members.add("city", contact.city)
        members.add("companyName", contact.companyName)
        members.add("country", contact.country)
        members.add("source", contact.source)
        members.add("dateAdded", contact.dateAdded.iso)
        members.add("dateOfBirth", contact.dateOfBirth)
        members.append(.init(name: "dnd", value: .bool(contact.dnd)))
        if withDnd { members.append(.init(name: "dndSettings", value: dnd(of: contact))) }
        members.add("email", contact.email)
        members.add("name", contact.name)
        members.add("firstName", contact.firstName)
        members.add("lastName", contact.lastName)
        members.add("phone", contact.phone)
        members.add("postalCode", contact.postalCode)
        members.add("state", contact.state)
        members.append(.init(name: "tags", value: .init(texts: contact.tags)))
        members.add("website", contact.website)
        members.append(.init(name: "attachments", value: []))
        members.add("assignedTo", contact.assignedTo)
        let fields = contact.customFields.map { ["id": .string($0.id), "value": $0.value] as HighLevelValue }
        members.append(.init(name: "customFields", value: .array(fields)))
        return members
    }

    /// Every channel, those never set as inactive (assumption).
    private func dnd(of contact: HighLevelContact) -> HighLevelValue {
        .object(
            ["SMS", "Email", "GMB", "FB", "WhatsApp", "Call"].map { name in
                let setting = contact.dndSettings?[name]
                return .init(
                    name: name,
                    value: [
                        "status": setting?["status"] ?? "inactive", "message": setting?["message"] ?? "",
                        "code": setting?["code"] ?? "",
                    ]
                )
            }
        )
    }
}
