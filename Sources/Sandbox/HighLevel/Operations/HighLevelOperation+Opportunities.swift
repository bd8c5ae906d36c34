import HTTPTypes

/// One opportunity's life: create, read, update, status, upsert, delete, followers; and the pipelines.
extension HighLevelOperation {
    private static let reads = "opportunities.readonly"
    private static let writes = "opportunities.write"

    static let opportunities: [HighLevelOperation] = [
        .init(
            method: .get,
            path: "/opportunities/pipelines",
            scope: reads,
            location: .query,
            perform: listPipelines
        ),
        .init(
            method: .post,
            path: "/opportunities/",
            body: .createOpportunity,
            scope: writes,
            location: .body,
            perform: createOpportunity
        ),
        .init(
            method: .post,
            path: "/opportunities/upsert",
            body: .upsertOpportunity,
            scope: writes,
            location: .body,
            perform: upsertOpportunity
        ),
        .init(method: .get, path: "/opportunities/{id}", scope: reads, perform: getOpportunity),
        .init(
            method: .put,
            path: "/opportunities/{id}",
            body: .updateOpportunity,
            scope: writes,
            perform: updateOpportunity
        ),
        .init(method: .delete, path: "/opportunities/{id}", scope: writes, perform: deleteOpportunity),
        .init(
            method: .put,
            path: "/opportunities/{id}/status",
            body: .opportunityStatus,
            scope: writes,
            perform: setOpportunityStatus
        ),
        .init(
            method: .post,
            path: "/opportunities/{id}/followers",
            body: .followers,
            scope: writes,
            perform: addOpportunityFollowers
        ),
        .init(
            method: .delete,
            path: "/opportunities/{id}/followers",
            body: .followers,
            scope: writes,
            perform: removeOpportunityFollowers
        ),
    ]

    private static func listPipelines(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let location = contents.account.locationID
        return .ok(
            "pipelines",
            .array(contents.pipelines.map { $0.shape(location: location, version: call.version) })
        )
    }

    private static func createOpportunity(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let opportunity = try insertOpportunity(&contents, call)
        return .created("opportunity", contents.shape(of: opportunity, call))
    }

    private static func insertOpportunity(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelOpportunity {
        try checkOpportunity(call.body, call)
        let contact = try contents.contact(call.body["contactId"]?.text ?? "")
        let place = try contents.place(call.body, from: nil)
        let isSecond = contents.opportunities.of(contact: contact.id).contains { $0.pipelineId == place.pipeline }
        if isSecond, !contents.location.allowsDuplicateOpportunities {
            throw .badRequest("Can not create duplicate opportunity for the contact.")
        }
        var opportunity = HighLevelOpportunity(
            id: contents.random.alphanumeric(20),
            contactId: contact.id,
            pipelineId: place.pipeline,
            pipelineStageId: place.stage,
            name: contact.name ?? "",
            createdAt: call.now
        )
        opportunity.apply(call.body, definitions: contents.customFields.of(model: "opportunity"), at: call.now)
        contents.put(opportunity)
        return opportunity
    }

    private static func getOpportunity(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        .ok("opportunity", contents.shape(of: try contents.opportunity(call), call))
    }

    private static func updateOpportunity(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        try checkOpportunity(call.body, call)
        let opportunity = try change(try contents.opportunity(call), to: call.body, &contents, call)
        return .ok("opportunity", contents.shape(of: opportunity, call))
    }

    private static func setOpportunityStatus(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        try checkOpportunity(call.body, call)
        _ = try change(try contents.opportunity(call), to: call.body, &contents, call)
        return HighLevelReply(status: 200, body: call.version.opportunitySuccess)
    }

    private static func deleteOpportunity(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        contents.remove(try contents.opportunity(call))
        return HighLevelReply(status: 200, body: call.version.opportunitySuccess)
    }

    private static func change(
        _ before: HighLevelOpportunity,
        to body: HighLevelValue,
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelOpportunity {
        var opportunity = before
        opportunity.apply(body, definitions: contents.customFields.of(model: "opportunity"), at: call.now)
        let place = try contents.place(body, from: before)
        (opportunity.pipelineId, opportunity.pipelineStageId) = (place.pipeline, place.stage)
        if place.stage != before.pipelineStageId { opportunity.lastStageChangeAt = call.now }
        contents.put(opportunity)
        return opportunity
    }

    /// By id, else by contact and pipeline, else new (assumption: the official spec names no key).
    private static func upsertOpportunity(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        try checkOpportunity(call.body, call)
        let known: HighLevelOpportunity?
        if let id = call.body["id"]?.text {
            guard let found = contents.opportunities[id] else { throw .opportunityNotFound(id) }
            known = found
        } else {
            let pipeline = call.body["pipelineId"]?.text
            known = contents.opportunities.of(contact: call.body["contactId"]?.text ?? "")
                .first { $0.pipelineId == pipeline }
        }
        var opportunity =
            if let known { try change(known, to: call.body, &contents, call) } else {
                try insertOpportunity(&contents, call)
            }
        let before = opportunity.followers
        opportunity.follow(call.body)
        if opportunity.followers != before { contents.put(opportunity) }
        return HighLevelReply(
            status: 200,
            body: [
                .init(name: "opportunity", value: contents.shape(of: opportunity, call)),
                .init(name: "new", value: .bool(known == nil)),
            ]
        )
    }

    private static func addOpportunityFollowers(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        var opportunity = try contents.opportunity(call)
        let added = (call.body["followers"]?.texts ?? []).filter { !opportunity.followers.contains($0) }
        opportunity.followers += added
        contents.put(opportunity)
        return HighLevelReply(
            status: 201,
            body: [
                .init(name: "followers", value: .init(texts: opportunity.followers)),
                .init(name: "followersAdded", value: .init(texts: added)),
            ]
        )
    }

    private static func removeOpportunityFollowers(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        var opportunity = try contents.opportunity(call)
        let given = call.body["followers"]?.texts ?? []
        let removesAll = call.query["isRemoveAllFollowers"] == "true"
        let removed = opportunity.followers.filter { removesAll || given.contains($0) }
        opportunity.followers.removeAll(where: removed.contains)
        contents.put(opportunity)
        return HighLevelReply(
            status: 200,
            body: [
                .init(name: "followers", value: .init(texts: opportunity.followers)),
                .init(name: "followersRemoved", value: .init(texts: removed)),
            ]
        )
    }

    /// `all` is a word of the search only, and the forecast came with v3 (official spec; the 422 is an assumption).
    private static func checkOpportunity(_ body: HighLevelValue, _ call: HighLevelCall) throws(HighLevelFailure) {
        if body["status"] == "all" { throw .unprocessable(["status must be a valid enum value"]) }
        guard call.version != .v3 else { return }
        let early = ["forecastExpectedCloseDate", "forecastProbability"].filter { body[$0] != nil }
        if !early.isEmpty { throw .unprocessable(early.map { "property \($0) should not exist" }) }
    }
}

extension HighLevelVersion {
    /// Deletions and status changes of opportunities: v3 says `success` beside the old spelling (official spec).
    var opportunitySuccess: [HighLevelValue.Member] {
        [.init(name: "succeded", value: true)] + (self == .v3 ? [.init(name: "success", value: true)] : [])
    }
}

extension HighLevelFailure {
    /// Unknown opportunities are answered like unknown contacts (assumption).
    static func opportunityNotFound(_ id: String) -> Self { .badRequest("Opportunity not found for id:\(id)") }
}

extension HighLevelOpportunity {
    /// Adds or removes followers as an upsert body says.
    mutating func follow(_ body: HighLevelValue) {
        if body["isRemoveAllFollowers"]?.flag == true { followers = [] }
        let given = body["followers"]?.texts ?? []
        if body["followersActionType"] == "remove" {
            followers.removeAll(where: given.contains)
        } else {
            followers += given.filter { !followers.contains($0) }
        }
    }
}
