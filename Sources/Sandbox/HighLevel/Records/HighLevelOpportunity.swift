/// A chance of a sale on a stage of a pipeline; it always belongs to a contact.
struct HighLevelOpportunity: Sendable, Codable, Equatable, HighLevelContactRecord {
    /// The states that can be set (official spec; `all` is only a search word).
    static let statuses = ["open", "won", "lost", "abandoned"]

    var id: String
    var contactId: String
    var pipelineId: String
    var pipelineStageId: String
    var name: String
    var status = "open"
    var monetaryValue: HighLevelValue = 0
    var assignedTo: String?
    var source: String?
    var lostReasonId: String?
    var followers: [String] = []
    var customFields: [HighLevelContact.CustomField] = []
    var createdAt: HighLevelTime
    var updatedAt: HighLevelTime
    var lastStatusChangeAt: HighLevelTime
    var lastStageChangeAt: HighLevelTime
    var forecastExpectedCloseDate: String?
    var forecastProbability: HighLevelValue?

    init(
        id: String,
        contactId: String,
        pipelineId: String,
        pipelineStageId: String,
        name: String,
        createdAt: HighLevelTime
    ) {
        self.id = id
        self.contactId = contactId
        self.pipelineId = pipelineId
        self.pipelineStageId = pipelineStageId
        self.name = name
        self.createdAt = createdAt
        (updatedAt, lastStatusChangeAt, lastStageChangeAt) = (createdAt, createdAt, createdAt)
    }

    /// Takes over what a checked body names; stage and status keep when they last changed.
    mutating func apply(_ given: HighLevelValue, definitions: [HighLevelCustomField], at now: HighLevelTime) {
        let before = self
        if let text = given["name"]?.text { name = text }
        if let text = given["pipelineId"]?.text { pipelineId = text }
        if let text = given["pipelineStageId"]?.text { pipelineStageId = text }
        if let text = given["status"]?.text { status = text }
        if let value = given["monetaryValue"], value.double != nil { monetaryValue = value }
        if let value = given["assignedTo"] { assignedTo = value.text }
        if let text = given["source"]?.text { source = text }
        if let value = given["lostReasonId"] { lostReasonId = value.text }
        if let text = given["forecastExpectedCloseDate"]?.text { forecastExpectedCloseDate = text }
        if let value = given["forecastProbability"] { forecastProbability = value }
        for field in given["customFields"]?.elements ?? [] {
            HighLevelCustomField.set(field, in: &customFields, definitions: definitions)
        }
        if status != before.status { lastStatusChangeAt = now }
        if pipelineStageId != before.pipelineStageId { lastStageChangeAt = now }
        updatedAt = now
    }
}

extension HighLevelOpportunity {
    /// What a search adds when it is asked to: notes, tasks and events of the contact.
    struct Details: Sendable {
        var notes: [HighLevelValue] = []
        var tasks: [HighLevelValue] = []
        var events: [HighLevelValue] = []
    }

    /// As every operation answers it (official spec); v3 adds the forecast.
    func shape(
        of contact: HighLevelContact?,
        location: String,
        version: HighLevelVersion,
        details: Details = Details()
    ) -> HighLevelValue {
        var members: [HighLevelValue.Member] = []
        members.add("id", id)
        members.add("name", name)
        members.add("monetaryValue", monetaryValue)
        members.add("pipelineId", pipelineId)
        members.add("pipelineStageId", pipelineStageId)
        members.add("assignedTo", assignedTo)
        members.add("status", status)
        members.add("source", source)
        members.add("lastStatusChangeAt", lastStatusChangeAt.iso)
        members.add("lastStageChangeAt", lastStageChangeAt.iso)
        members.add("createdAt", createdAt.iso)
        members.add("updatedAt", updatedAt.iso)
        if version == .v3 {
            members.add("forecastExpectedCloseDate", forecastExpectedCloseDate)
            members.add("forecastProbability", forecastProbability)
        }
        members.add("contactId", contactId)
        members.add("locationId", location)
        members.add("contact", contact.map(Self.shape))
        members.append(.init(name: "notes", value: .array(details.notes)))
        members.append(.init(name: "tasks", value: .array(details.tasks)))
        members.append(.init(name: "calendarEvents", value: .array(details.events)))
        members.add("lostReasonId", lostReasonId)
        let fields = customFields.map { ["id": .string($0.id), "fieldValue": $0.value] as HighLevelValue }
        members.append(.init(name: "customFields", value: .array(fields)))
        members.append(.init(name: "followers", value: .init(texts: followers)))
        return .object(members)
    }

    /// What an item of the contact search says of it (assumption).
    var searchShape: HighLevelValue {
        [
            "id": .string(id), "pipelineId": .string(pipelineId), "pipelineStageId": .string(pipelineStageId),
            "monetaryValue": monetaryValue, "status": .string(status),
        ]
    }

    private static func shape(_ contact: HighLevelContact) -> HighLevelValue {
        var members: [HighLevelValue.Member] = []
        members.add("id", contact.id)
        members.add("name", contact.name)
        members.add("companyName", contact.companyName)
        members.add("email", contact.email)
        members.add("phone", contact.phone)
        members.append(.init(name: "tags", value: .init(texts: contact.tags)))
        return .object(members)
    }
}
