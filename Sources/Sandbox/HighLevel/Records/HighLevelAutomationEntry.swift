/// A campaign or a workflow that contacts can be put into; the sandbox runs neither.
struct HighLevelAutomationEntry: Sendable, Codable, Equatable {
    /// A UUID for workflows, 20 letters and digits for campaigns.
    var id: String
    var name: String
    /// `published` or `draft`
    var status: String
    var createdAt: HighLevelTime

    func campaignShape(location: String) -> HighLevelValue {
        ["id": .string(id), "name": .string(name), "status": .string(status), "locationId": .string(location)]
    }

    func workflowShape(location: String) -> HighLevelValue {
        [
            "id": .string(id), "name": .string(name), "status": .string(status), "version": 1,
            "createdAt": .string(createdAt.iso), "updatedAt": .string(createdAt.iso), "locationId": .string(location),
        ]
    }
}

/// Which campaigns and workflows a contact is in.
struct HighLevelEnrolment: Sendable, Codable, Equatable {
    var contactId: String
    var campaigns: [String] = []
    var workflows: [String] = []
}
