/// Reading opportunities, and where a write puts them.
extension HighLevelContents {
    /// The opportunity of the path.
    func opportunity(_ call: HighLevelCall) throws(HighLevelFailure) -> HighLevelOpportunity {
        let id = call.path["id"] ?? ""
        guard let opportunity = opportunities[id] else { throw .opportunityNotFound(id) }
        return opportunity
    }

    /// Pipeline and stage that a body asks for: a stage must be one of the pipeline's, a new pipeline without a stage
    /// begins with its first (assumption).
    func place(
        _ body: HighLevelValue,
        from before: HighLevelOpportunity?
    ) throws(HighLevelFailure) -> (pipeline: String, stage: String) {
        let id = body["pipelineId"]?.text ?? before?.pipelineId ?? ""
        guard let pipeline = pipelines.first(where: { $0.id == id }) else {
            throw .badRequest("Pipeline not found for id:\(id)")
        }
        let kept = before?.pipelineId == id ? before?.pipelineStageId : nil
        let stage = body["pipelineStageId"]?.text ?? kept ?? pipeline.stages.first?.id ?? ""
        guard pipeline.stages.contains(where: { $0.id == stage }) else {
            throw .badRequest("Pipeline stage not found for id:\(stage)")
        }
        return (id, stage)
    }

    func shape(
        of opportunity: HighLevelOpportunity,
        _ call: HighLevelCall,
        details: HighLevelOpportunity.Details = .init()
    ) -> HighLevelValue {
        opportunity.shape(
            of: contacts[opportunity.contactId],
            location: account.locationID,
            version: call.version,
            details: details
        )
    }
}
