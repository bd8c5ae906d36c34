import Foundation
import Testing

@testable import HighLevel

/// The operations of opportunities, with what the official spec says about them.
enum OpportunityProbes {
    private static let read = "opportunities.readonly"
    private static let write = "opportunities.write"
    private static let one = #"{"opportunity":{"id":"o1","status":"won"}}"#

    static let all = searches + others

    private static let searches: [Probe] = [
        Probe(
            "search",
            "GET /opportunities/search?location_id=loc1&q=ann&pipeline_id=p&pipeline_stage_id=s&contact_id=c"
                + "&status=won&assigned_to=u&campaignId=k&id=o&order=added_asc&date=01-02-2026&endDate=02-03-2026"
                + "&country=US&limit=20",
            v3: "GET /opportunities/search?locationId=loc1&q=ann&pipelineId=p&pipelineStageId=s&contactId=c"
                + "&status=won&assignedTo=u&campaignId=k&id=o&order=added_asc&date=01-02-2026&endDate=02-03-2026"
                + "&country=US&limit=20",
            scope: read,
            reply: #"{"opportunities":[],"meta":{"total":0}}"#
        ) {
            var query = OpportunityQuery(
                text: "ann",
                pipelineID: "p",
                stageID: "s",
                contactID: "c",
                status: .won,
                assignedTo: "u",
                order: "added_asc"
            )
            query.campaignID = "k"
            query.id = "o"
            query.startDay = "01-02-2026"
            query.endDay = "02-03-2026"
            query.country = "US"
            verify(try await $0.searchOpportunities(query, pageSize: 20).next == nil)
        },
        Probe(
            "search after",
            "GET /opportunities/search?location_id=loc1&limit=100&startAfter=1628008053263&startAfterId=o",
            v3: "GET /opportunities/search?locationId=loc1&limit=100&startAfter=1628008053263&startAfterId=o",
            scope: read,
            reply: #"{"opportunities":[]}"#
        ) { _ = try await $0.searchOpportunities(at: .after([1_628_008_053_263, "o"])) },
        Probe(
            "find",
            #"POST /opportunities/search {"additionalDetails":{"calendarEvents":false,"notes":false,"tasks":false,"unReadConversations":false},"limit":50,"locationId":"loc1","page":2,"query":"ann","searchAfter":[]}"#,
            scope: read,
            reply: #"{"opportunities":[{"id":"o1"}],"total":51}"#
        ) {
            let page = try await $0.findOpportunities(text: "ann", pageSize: 50, at: .page(2))
            #expect(page.total == 51 && page.next == .page(3))
        },
        Probe(
            "pipelines",
            "GET /opportunities/pipelines?locationId=loc1",
            scope: read,
            reply: #"{"pipelines":[{"id":"p","stages":[{"id":"s2","position":1},{"id":"s1","position":0}]}]}"#
        ) { verify(try await $0.pipelines().first?.stages.map(\.id) == ["s1", "s2"]) },
    ]

    private static let others: [Probe] = [
        Probe("get", "GET /opportunities/o1", scope: read, reply: one) {
            verify(try await $0.opportunity("o1").status == .won)
        },
        Probe(
            "create",
            #"POST /opportunities/ {"contactId":"c1","customFields":[{"field_value":"x","id":"f"}],"locationId":"loc1","monetaryValue":12.5,"name":"Roof","pipelineId":"p","pipelineStageId":"s","status":"open"}"#,
            v3:
                #"POST /opportunities/ {"contactId":"c1","customFields":[{"fieldValue":"x","id":"f"}],"locationId":"loc1","monetaryValue":12.5,"name":"Roof","pipelineId":"p","pipelineStageId":"s","status":"open"}"#,
            scope: write,
            reply: one,
            status: 201
        ) {
            var draft = OpportunityCreate(
                name: "Roof",
                contactID: "c1",
                pipelineID: "p",
                stageID: "s",
                monetaryValue: 12.5
            )
            draft.customFields = [CustomFieldInput(id: "f", value: "x")]
            _ = try await $0.createOpportunity(draft)
        },
        Probe("update", #"PUT /opportunities/o1 {"assignedTo":null,"status":"lost"}"#, scope: write, reply: one) {
            var update = OpportunityUpdate()
            update.status = .set(.lost)
            update.assignedTo = .clear
            _ = try await $0.updateOpportunity("o1", update)
        },
        Probe(
            "status",
            #"PUT /opportunities/o1/status {"lostReasonId":"r","status":"lost"}"#,
            scope: write,
            reply: #"{"success":true}"#
        ) { try await $0.setStatus(.lost, ofOpportunity: "o1", lostReasonID: "r") },
        Probe(
            "upsert",
            #"POST /opportunities/upsert {"followers":[],"followersActionType":"add","id":"o1","isRemoveAllFollowers":false,"locationId":"loc1","pipelineId":"p","status":"won"}"#,
            scope: write,
            reply: #"{"new":false,"opportunity":{"id":"o1"}}"#
        ) {
            var draft = OpportunityUpsert(id: "o1", pipelineID: "p")
            draft.status = .won
            verify(try await $0.upsertOpportunity(draft).isNew == false)
        },
        Probe("delete", "DELETE /opportunities/o1", scope: write, reply: #"{"succeded":true}"#) {
            try await $0.deleteOpportunity("o1")
        },
    ]
}
