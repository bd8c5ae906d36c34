import Foundation
import HighLevel
import Records

extension Record {
    /// The snapshot of an opportunity, with the names of its pipeline and stage as far as they are known.
    init(opportunity: Opportunity, pipelines: [Pipeline]) {
        let pipeline = pipelines.first { $0.id == opportunity.pipelineID }
        let stage = pipeline?.stages.first { $0.id == opportunity.stageID }
        var fields: [FieldName: Value] = [
            "name": Value(opportunity.name), "status": Value(opportunity.status?.rawValue),
            "pipelineId": Value(opportunity.pipelineID), "pipeline": Value(pipeline?.name),
            "stageId": Value(opportunity.stageID), "stage": Value(stage?.name),
            "value": opportunity.monetaryValue.map(Value.number) ?? .null, "source": Value(opportunity.source),
            "assignedTo": Value(opportunity.assignedTo),
        ]
        for field in opportunity.customFields {
            fields[FieldName(rawValue: "customFields.\(field.id)")] = Value(json: field.value)
        }
        self.init(
            id: RecordID(.opportunity, opportunity.id),
            fields: fields.mapValues { $0.nullIfBlank },
            createdAt: opportunity.createdAt,
            revision: opportunity.updatedAt.map { $0.formatted(.iso8601) },
            owner: opportunity.contactID
        )
    }
}
