/// An opportunity to be made. Fields that are nil are not sent; the location is that of the client.
public struct OpportunityCreate: Sendable, Hashable {
    /// The pipeline; required by the service.
    public var pipelineID: String
    /// The name; required by the service.
    public var name: String
    /// The contact; required by the service.
    public var contactID: String
    /// The state.
    public var status: OpportunityStatus
    /// The stage; the first one of the pipeline when nil (assumption).
    public var stageID: String?
    /// What it is worth, in the location's currency.
    public var monetaryValue: Double?
    /// The user it is assigned to.
    public var assignedTo: String?
    /// The day on which it should be decided, `YYYY-MM-DD`; v3 only.
    public var expectedCloseDay: String?
    /// How likely it is won, 0 to 100; v3 only.
    public var forecastProbability: Double?
    /// The custom fields.
    public var customFields: [CustomFieldInput] = []

    /// Makes an input.
    public init(
        name: String,
        contactID: String,
        pipelineID: String,
        stageID: String? = nil,
        status: OpportunityStatus = .open,
        monetaryValue: Double? = nil
    ) {
        self.name = name
        self.contactID = contactID
        self.pipelineID = pipelineID
        self.stageID = stageID
        self.status = status
        self.monetaryValue = monetaryValue
    }

    var usesForecast: Bool { expectedCloseDay != nil || forecastProbability != nil }
}

/// The body that makes an opportunity.
struct OpportunityCreateBody: Encodable {
    let input: OpportunityCreate
    let locationID: String

    func encode(to encoder: any Encoder) throws {
        var body = encoder.container(keyedBy: AnyKey.self)
        try body.encode(locationID, forKey: "locationId")
        try body.encode(input.pipelineID, forKey: "pipelineId")
        try body.encode(input.name, forKey: "name")
        try body.encode(input.contactID, forKey: "contactId")
        try body.encode(input.status, forKey: "status")
        try body.encodeIfPresent(input.stageID, forKey: "pipelineStageId")
        try body.encodeIfPresent(input.monetaryValue, forKey: "monetaryValue")
        try body.encodeIfPresent(input.assignedTo, forKey: "assignedTo")
        try body.encodeIfPresent(input.expectedCloseDay, forKey: "forecastExpectedCloseDate")
        try body.encodeIfPresent(input.forecastProbability, forKey: "forecastProbability")
        if !input.customFields.isEmpty { try body.encode(input.customFields, forKey: "customFields") }
    }
}
