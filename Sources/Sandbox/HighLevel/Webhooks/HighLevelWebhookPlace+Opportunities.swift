/// Events about opportunities: one change causes several (reported by users).
extension HighLevelWebhookPlace {
    private static let scope = "opportunities.readonly"

    func opportunityEvents(
        _ before: HighLevelOpportunity?,
        _ after: HighLevelOpportunity?
    ) -> [HighLevelWebhookEvent] {
        switch (before, after) {
        case (nil, let new?): return [event("OpportunityCreate", scope: Self.scope, members(new))]
        case (let old?, nil): return [event("OpportunityDelete", scope: Self.scope, members(old))]
        case (let old?, let new?): return changes(old, new).map { event($0, scope: Self.scope, members(new)) }
        case (nil, nil): return []
        }
    }

    /// The general update first, then one for each part that has its own (the order is an assumption).
    private func changes(_ old: HighLevelOpportunity, _ new: HighLevelOpportunity) -> [String] {
        var unchanged = old
        (unchanged.updatedAt, unchanged.followers) = (new.updatedAt, new.followers)
        if unchanged == new { return [] }
        var types = ["OpportunityUpdate"]
        if old.pipelineStageId != new.pipelineStageId { types.append("OpportunityStageUpdate") }
        if old.status != new.status { types.append("OpportunityStatusUpdate") }
        if old.monetaryValue != new.monetaryValue { types.append("OpportunityMonetaryValueUpdate") }
        if old.assignedTo != new.assignedTo { types.append("OpportunityAssignedToUpdate") }
        return types
    }

    private func members(_ opportunity: HighLevelOpportunity) -> [HighLevelValue.Member] {
        var members: [HighLevelValue.Member] = []
        members.add("id", opportunity.id)
        members.add("assignedTo", opportunity.assignedTo)
        members.add("contactId", opportunity.contactId)
        members.add("monetaryValue", opportunity.monetaryValue)
        members.add("name", opportunity.name)
        members.add("pipelineId", opportunity.pipelineId)
        members.add("pipelineStageId", opportunity.pipelineStageId)
        members.add("source", opportunity.source)
        members.add("status", opportunity.status)
        members.add("dateAdded", opportunity.createdAt.iso)
        return members
    }
}
