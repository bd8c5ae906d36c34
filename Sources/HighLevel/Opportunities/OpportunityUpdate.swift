/// A change of an opportunity: only the fields that are set or cleared are sent.
public struct OpportunityUpdate: Sendable, Hashable {
    /// The pipeline.
    public var pipelineID: Change<String> = .keep
    /// The stage.
    public var stageID: Change<String> = .keep
    /// The name.
    public var name: Change<String> = .keep
    /// The state; to give a reason for a loss use ``HighLevelClient/setStatus(_:ofOpportunity:lostReasonID:)``.
    public var status: Change<OpportunityStatus> = .keep
    /// What it is worth, in the location's currency.
    public var monetaryValue: Change<Double> = .keep
    /// The user it is assigned to.
    public var assignedTo: Change<String> = .keep
    /// The day on which it should be decided, `YYYY-MM-DD`; v3 only.
    public var expectedCloseDay: Change<String> = .keep
    /// How likely it is won, 0 to 100; v3 only.
    public var forecastProbability: Change<Double> = .keep
    /// The custom fields to be written; others stay as they are.
    public var customFields: [CustomFieldInput] = []

    /// Makes an update that changes nothing.
    public init() {}

    /// Whether the update changes nothing.
    public var isEmpty: Bool { self == OpportunityUpdate() }

    var usesForecast: Bool { !expectedCloseDay.isKeep || !forecastProbability.isKeep }
}

extension OpportunityUpdate: Encodable {
    /// Writes the fields that change.
    public func encode(to encoder: any Encoder) throws {
        var body = encoder.container(keyedBy: AnyKey.self)
        try body.encode(pipelineID, forKey: "pipelineId")
        try body.encode(stageID, forKey: "pipelineStageId")
        try body.encode(name, forKey: "name")
        try body.encode(status, forKey: "status")
        try body.encode(monetaryValue, forKey: "monetaryValue")
        try body.encode(assignedTo, forKey: "assignedTo")
        try body.encode(expectedCloseDay, forKey: "forecastExpectedCloseDate")
        try body.encode(forecastProbability, forKey: "forecastProbability")
        if !customFields.isEmpty { try body.encode(customFields, forKey: "customFields") }
    }
}
