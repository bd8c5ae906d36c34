import Foundation
import HighLevel
import Records
import Testing

@testable import Engine

@Suite struct OpportunityMappingTests {
    private let pipelines = [Pipeline(id: "p1", name: "Sales", stages: [.init(id: "s1", name: "Sold")])]

    private var opportunity: Opportunity {
        var opportunity = Opportunity(id: "o1", name: "Roof", status: .won, contactID: "c1")
        (opportunity.pipelineID, opportunity.stageID) = ("p1", "s1")
        (opportunity.monetaryValue, opportunity.source, opportunity.assignedTo) = (9000, "web", "u1")
        opportunity.customFields = [CustomField(id: "num", value: .string("J-7")), CustomField(id: "no", value: .null)]
        opportunity.createdAt = Date(timeIntervalSince1970: 1_700_000_000)
        return opportunity
    }

    @Test func anOpportunityBelongsToItsContactAndNamesItsPlace() {
        let record = Record(opportunity: opportunity, pipelines: pipelines)
        #expect(record.id == RecordID(.opportunity, "o1"))
        #expect(record.owner == "c1")
        #expect(record.createdAt == opportunity.createdAt)
        let expected: [FieldName: Value] = [
            "name": "Roof", "status": "won", "pipelineId": "p1", "pipeline": "Sales", "stageId": "s1",
            "stage": "Sold", "value": .number(9000), "source": "web", "assignedTo": "u1", "customFields.num": "J-7",
        ]
        #expect(record.fields == expected)
    }

    @Test func aPlaceThatNoPipelineNamesKeepsItsID() {
        let record = Record(opportunity: opportunity, pipelines: [])
        #expect(record["pipeline"] == .null)
        #expect(record["pipelineId"] == "p1")
        #expect(record["stageId"] == "s1")
    }
}
