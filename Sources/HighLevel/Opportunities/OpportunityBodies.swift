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

/// The body of an upsert; three members about followers are required (official spec).
struct OpportunityUpsertBody: Encodable {
    let input: OpportunityUpsert
    let locationID: String

    func encode(to encoder: any Encoder) throws {
        var body = encoder.container(keyedBy: AnyKey.self)
        try body.encode(locationID, forKey: "locationId")
        try body.encodeIfPresent(input.id, forKey: "id")
        try body.encode(input.pipelineID, forKey: "pipelineId")
        try body.encodeIfPresent(input.stageID, forKey: "pipelineStageId")
        try body.encodeIfPresent(input.name, forKey: "name")
        try body.encodeIfPresent(input.status, forKey: "status")
        try body.encodeIfPresent(input.monetaryValue, forKey: "monetaryValue")
        try body.encodeIfPresent(input.assignedTo, forKey: "assignedTo")
        try body.encodeIfPresent(input.lostReasonID, forKey: "lostReasonId")
        try body.encode(input.followers, forKey: "followers")
        try body.encode(input.followersAction.rawValue, forKey: "followersActionType")
        try body.encode(input.removesAllFollowers, forKey: "isRemoveAllFollowers")
    }
}

/// The body of the body search; every member is required (official spec).
struct OpportunitySearchBody: Encodable {
    let text: String
    let locationID: String
    let limit: Int
    let page: Int

    func encode(to encoder: any Encoder) throws {
        var body = encoder.container(keyedBy: AnyKey.self)
        try body.encode(locationID, forKey: "locationId")
        try body.encode(text, forKey: "query")
        try body.encode(limit, forKey: "limit")
        try body.encode(page, forKey: "page")
        try body.encode([String](), forKey: "searchAfter")
        let details = ["notes": false, "tasks": false, "calendarEvents": false, "unReadConversations": false]
        try body.encode(details, forKey: "additionalDetails")
    }
}
