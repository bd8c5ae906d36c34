/// The sub-account itself: the contractor, its address and its settings.
struct HighLevelLocation: Sendable, Codable, Equatable {
    var name = "Ridgeline Roofing & Exteriors"
    var email = "office@example.com"
    var phone = "+13125550100"
    var address = "4200 W Fullerton Ave"
    var city = "Chicago"
    var state = "IL"
    var country = "US"
    var postalCode = "60639"
    var website = "https://example.com"
    /// IANA name; appointments are written in this zone.
    var timezone = "America/Chicago"
    /// Whether one contact may have several opportunities in one pipeline.
    var allowsDuplicateOpportunities = false
    /// Which keys make two contacts duplicates, most important first: `email`, `phone`.
    var duplicateKeys = HighLevelContactKeys.Field.allCases

    /// Takes over what a body names.
    mutating func apply(_ given: HighLevelValue) {
        let fields: [(String, WritableKeyPath<HighLevelLocation, String>)] = [
            ("name", \.name), ("email", \.email), ("phone", \.phone), ("address", \.address), ("city", \.city),
            ("state", \.state), ("country", \.country), ("postalCode", \.postalCode), ("website", \.website),
            ("timezone", \.timezone),
        ]
        for (name, path) in fields {
            if let text = given[name]?.text { self[keyPath: path] = text }
        }
        if let flag = given["settings"]?["allowDuplicateOpportunity"]?.flag { allowsDuplicateOpportunities = flag }
    }

    /// The account with this location's name and whole address, as the sign-in shows them.
    func named(_ account: HighLevelAccount) -> HighLevelAccount {
        var account = account
        account.name = name
        account.address = "\(address), \(city), \(state) \(postalCode)"
        return account
    }

    /// The answer of the single read; the flat one of the update lacks `business` (official spec).
    func shape(_ account: HighLevelAccount, withBusiness: Bool = true) -> HighLevelValue {
        var members: [HighLevelValue.Member] = []
        members.add("id", account.locationID)
        members.add("companyId", account.companyID)
        members.add("name", name)
        members += contactMembers
        members.add("email", email)
        members.add("phone", phone)
        if withBusiness { members.append(.init(name: "business", value: business)) }
        members.append(.init(name: "social", value: [:]))
        members.append(.init(name: "settings", value: settings(account)))
        return .object(members)
    }

    private var contactMembers: [HighLevelValue.Member] {
        [
            .init(name: "address", value: .string(address)), .init(name: "city", value: .string(city)),
            .init(name: "state", value: .string(state)), .init(name: "country", value: .string(country)),
            .init(name: "postalCode", value: .string(postalCode)), .init(name: "website", value: .string(website)),
            .init(name: "timezone", value: .string(timezone)),
        ]
    }

    private var business: HighLevelValue { .object([.init(name: "name", value: .string(name))] + contactMembers) }

    private func settings(_ account: HighLevelAccount) -> HighLevelValue {
        [
            "allowDuplicateContact": .bool(account.allowsDuplicates),
            "allowDuplicateOpportunity": .bool(allowsDuplicateOpportunities), "allowFacebookNameMerge": false,
            "disableContactTimezone": false,
        ]
    }
}
