/// A person of the contractor's who signs in to HighLevel.
struct HighLevelUser: Sendable, Codable, Equatable {
    /// What a user may do; all of them are there in answers (official spec), the sandbox enforces none.
    static let permissionNames = """
        campaignsEnabled campaignsReadOnly contactsEnabled workflowsEnabled workflowsReadOnly triggersEnabled \
        funnelsEnabled websitesEnabled opportunitiesEnabled dashboardStatsEnabled bulkRequestsEnabled \
        appointmentsEnabled reviewsEnabled onlineListingsEnabled phoneCallEnabled conversationsEnabled \
        assignedDataOnly adwordsReportingEnabled membershipEnabled facebookAdsReportingEnabled \
        attributionsReportingEnabled settingsEnabled tagsEnabled leadValueEnabled marketingEnabled \
        agentReportingEnabled botService socialPlanner bloggingEnabled invoiceEnabled affiliateManagerEnabled \
        contentAiEnabled refundsEnabled recordPaymentEnabled cancelSubscriptionEnabled paymentsEnabled \
        communitiesEnabled exportPaymentsEnabled
        """.split(separator: " ").map(String.init)
    private static let off: Set<String> = ["campaignsReadOnly", "workflowsReadOnly", "assignedDataOnly", "botService"]

    var id: String
    var firstName: String
    var lastName: String
    var email: String
    var phone: String?
    /// `admin` or `user`
    var role: String

    var name: String { firstName + " " + lastName }

    static var permissions: HighLevelValue {
        .object(permissionNames.map { .init(name: $0, value: .bool(!off.contains($0))) })
    }

    func shape(location: String) -> HighLevelValue {
        var members: [HighLevelValue.Member] = []
        members.add("id", id)
        members.add("name", name)
        members.add("firstName", firstName)
        members.add("lastName", lastName)
        members.add("email", email)
        members.add("phone", phone)
        members.add("extension", "")
        members.append(.init(name: "permissions", value: Self.permissions))
        members.append(
            .init(
                name: "roles",
                value: ["type": "account", "role": .string(role), "locationIds": [.string(location)]]
            )
        )
        members.append(.init(name: "deleted", value: false))
        return .object(members)
    }
}
