import HTTPTypes

/// Campaigns and workflows: the lists, and putting a contact in or taking it out. Nothing is run.
extension HighLevelOperation {
    static let automations: [HighLevelOperation] = [
        .init(
            method: .get,
            path: "/campaigns/",
            scope: "campaigns.readonly",
            location: .query,
            perform: listCampaigns
        ),
        .init(
            method: .get,
            path: "/workflows/",
            scope: "workflows.readonly",
            location: .query,
            perform: listWorkflows
        ),
        .init(
            method: .post,
            path: "/contacts/{contactId}/campaigns/{campaignId}",
            body: .empty,
            scope: "contacts.write",
            perform: addCampaign
        ),
        // Two spellings, one for each side of v3 (official spec).
        .init(
            method: .delete,
            path: "/contacts/{contactId}/campaigns/removeAll",
            scope: "contacts.write",
            perform: removeCampaignsBeforeV3
        ),
        .init(
            method: .delete,
            path: "/contacts/{contactId}/campaigns/remove-all",
            scope: "contacts.write",
            perform: removeCampaignsSinceV3
        ),
        .init(
            method: .delete,
            path: "/contacts/{contactId}/campaigns/{campaignId}",
            scope: "contacts.write",
            perform: removeCampaign
        ),
        .init(
            method: .post,
            path: "/contacts/{contactId}/workflow/{workflowId}",
            body: .workflow,
            scope: "contacts.write",
            perform: addWorkflow
        ),
        .init(
            method: .delete,
            path: "/contacts/{contactId}/workflow/{workflowId}",
            body: .workflow,
            scope: "contacts.write",
            perform: removeWorkflow
        ),
    ]

    private static func listCampaigns(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let location = contents.account.locationID
        let status = call.query["status"]
        let campaigns = contents.campaigns.filter { status == nil || $0.status == status }
        return .ok("campaigns", .array(campaigns.map { $0.campaignShape(location: location) }))
    }

    private static func listWorkflows(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let location = contents.account.locationID
        return .ok("workflows", .array(contents.workflows.map { $0.workflowShape(location: location) }))
    }

    private static func addCampaign(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let id = try campaign(contents, call)
        try enrol(&contents, call) { if !$0.campaigns.contains(id) { $0.campaigns.append(id) } }
        return HighLevelReply(status: 201, body: call.version.success)
    }

    private static func removeCampaign(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let id = try campaign(contents, call)
        try enrol(&contents, call) { $0.campaigns.removeAll { $0 == id } }
        return HighLevelReply(status: 200, body: call.version.success)
    }

    private static func removeCampaignsBeforeV3(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        try removeCampaigns(&contents, call, ending: "removeAll", isKnown: call.version != .v3)
    }

    private static func removeCampaignsSinceV3(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        try removeCampaigns(&contents, call, ending: "remove-all", isKnown: call.version == .v3)
    }

    /// A path that the version does not have is unrouted (seen in live traffic).
    private static func removeCampaigns(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall,
        ending: String,
        isKnown: Bool
    ) throws(HighLevelFailure) -> HighLevelReply {
        guard isKnown else {
            throw .unrouted(method: "DELETE", path: "/contacts/\(call.contactID)/campaigns/\(ending)")
        }
        try enrol(&contents, call) { $0.campaigns.removeAll() }
        return HighLevelReply(status: 200, body: call.version.success)
    }

    private static func addWorkflow(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let id = try workflow(contents, call)
        try enrol(&contents, call) { if !$0.workflows.contains(id) { $0.workflows.append(id) } }
        return HighLevelReply(status: 200, body: call.version.success)
    }

    private static func removeWorkflow(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let id = try workflow(contents, call)
        try enrol(&contents, call) { $0.workflows.removeAll { $0 == id } }
        return HighLevelReply(status: 200, body: call.version.success)
    }

    private static func enrol(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall,
        _ change: (inout HighLevelEnrolment) -> Void
    ) throws(HighLevelFailure) {
        _ = try contents.contact(call.contactID)
        change(&contents.enrolments[call.contactID, default: HighLevelEnrolment(contactId: call.contactID)])
        contents.changeCount += 1
    }

    /// The id of a campaign that exists; the wording for an unknown one is an assumption.
    private static func campaign(
        _ contents: HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> String {
        let id = call.path["campaignId"] ?? ""
        guard contents.campaigns.contains(where: { $0.id == id }) else {
            throw .badRequest("Campaign not found for id:\(id)")
        }
        return id
    }

    /// The id of a workflow that exists, after its start time was found to name a zone (example of the official spec;
    /// that it must is an assumption).
    private static func workflow(
        _ contents: HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> String {
        if let text = call.body["eventStartTime"]?.text, !text.hasSuffix("Z"),
            text.wholeMatch(of: /.*[+-]\d\d:?\d\d/) == nil
        {
            throw .unprocessable(["eventStartTime must be a valid ISO 8601 date string"])
        }
        let id = call.path["workflowId"] ?? ""
        guard contents.workflows.contains(where: { $0.id == id }) else {
            throw .badRequest("Workflow not found for id:\(id)")
        }
        return id
    }
}
