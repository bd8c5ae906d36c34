import HTTPTypes
import Testing

@testable import Sandbox

/// The two searches over opportunities, and the contact search by them.
@Suite struct HighLevelOpportunitySearchTests {
    private let fixture = HighLevelFixture(contacts: 300)

    @Test func pagesFollowTheCursorWithoutLossOrRepetition() async throws {
        let all = fixture.sandbox.snapshot().opportunities.map(\.id)
        try await fixture.run { client in
            var seen: [String] = []
            var path = "/opportunities/search?location_id=\(client.account.locationID)&limit=40"
            while true {
                let answer = try await client.call(.get, path)
                #expect(answer.status == 200)
                #expect(answer.body["meta"]?["total"] == .integer(Int64(all.count)))
                seen += answer.body["opportunities"]?.ids ?? []
                guard let next = answer.body["meta"]?["nextPageUrl"]?.text else { break }
                path = String(next.drop { $0 != "?" })
                path = "/opportunities/search" + path
            }
            #expect(seen.count == all.count)
            #expect(Set(seen) == Set(all))
        }
    }

    @Test func parametersChangeTheirSpellingWithV3() async throws {
        try await fixture.run { client in
            let location = client.account.locationID
            let old = "/opportunities/search?location_id=\(location)"
            let new = "/opportunities/search?locationId=\(location)"
            for (path, version, status) in [
                (old, "2021-07-28", 200), (old, "v3", 403), (new, "v3", 200), (new, "2021-07-28", 403),
            ] {
                let answer = try await client.call(.get, path, version: version)
                #expect(answer.status == status, "\(path) \(version)")
            }
        }
    }

    @Test func parametersNarrow() async throws {
        let opportunities = fixture.sandbox.snapshot().opportunities
        let sample = try #require(opportunities.first { $0.status == "open" })
        try await fixture.run { client in
            for (parameter, expected) in [
                ("status=won", opportunities.filter { $0.status == "won" }.count),
                ("status=all", opportunities.count),
                ("pipeline_id=\(sample.pipelineId)", opportunities.filter { $0.pipelineId == sample.pipelineId }.count),
                (
                    "pipeline_stage_id=\(sample.pipelineStageId)",
                    opportunities.filter { $0.pipelineStageId == sample.pipelineStageId }.count
                ),
                ("contact_id=\(sample.contactId)", 1), ("id=\(sample.id)", 1), ("q=no-such-thing", 0),
                ("date=01-01-2030", 0), ("endDate=01-01-2030", opportunities.count),
            ] {
                let path = "/opportunities/search?location_id=\(client.account.locationID)&\(parameter)"
                let answer = try await client.call(.get, path)
                #expect(answer.body["meta"]?["total"] == .integer(Int64(expected)), "\(parameter)")
            }
            let base = "/opportunities/search?location_id=\(client.account.locationID)"
            #expect(try await client.call(.get, base + "&limit=101").status == 422)
            #expect(try await client.call(.get, base + "&status=new").status == 422)
        }
    }

    @Test func detailsComeOnDemand() async throws {
        let snapshot = fixture.sandbox.snapshot()
        let withNote = Set(snapshot.notes.map(\.contactId))
        let sample = try #require(snapshot.opportunities.first { withNote.contains($0.contactId) })
        try await fixture.run { client in
            let path = "/opportunities/search?location_id=\(client.account.locationID)&id=\(sample.id)"
            let plain = try await client.call(.get, path)
            #expect(plain.body["opportunities"]?.elements?.first?["notes"] == [])
            let full = try await client.call(.get, path + "&getNotes=true")
            #expect(full.body["opportunities"]?.elements?.first?["notes"]?.elements?.isEmpty == false)
        }
    }

    @Test func theBodySearchFiltersAndGoesOnAfterACursor() async throws {
        let won = fixture.sandbox.snapshot().opportunities.filter { $0.status == "won" }
        try await fixture.run { client in
            var body: HighLevelValue = client.located([
                "limit": 50, "filters": [["field": "status", "operator": "eq", "value": "won"]],
                "sort": [["field": "date_added", "direction": "asc"]],
            ])
            var seen: [String] = []
            while true {
                let answer = try await client.call(.post, "/opportunities/search", body)
                #expect(answer.body["total"] == .integer(Int64(won.count)))
                let items = answer.body["opportunities"]?.elements ?? []
                seen += items.compactMap { $0["id"]?.text }
                guard let cursor = items.last?["sort"] else { break }
                body = .object(
                    (body.members ?? []).filter { $0.name != "searchAfter" } + [
                        .init(name: "searchAfter", value: cursor)
                    ]
                )
            }
            let expected = won.sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }.map(\.id)
            #expect(seen == expected)
        }
    }

    @Test func contactsAreFoundByTheirOpportunities() async throws {
        let snapshot = fixture.sandbox.snapshot()
        let lost = snapshot.opportunities.filter { $0.status == "lost" }
        let pipeline = try #require(lost.first).pipelineId
        try await fixture.run { client in
            let body: HighLevelValue = [
                "pageLimit": 500,
                "filters": [
                    [
                        "field": "opportunities", "operator": "nested",
                        "filters": [
                            ["field": "status", "operator": "eq", "value": "lost"],
                            ["field": "pipelineId", "operator": "eq", "value": .string(pipeline)],
                        ],
                    ]
                ],
            ]
            let expected = Set(lost.filter { $0.pipelineId == pipeline }.map(\.contactId))
            let answer = try await client.search(body)
            #expect(Set(answer.body["contacts"]?.ids ?? []) == expected)
            // What has just been won is no longer found: the memory of the search knows of it.
            let gone = try #require(lost.first { $0.pipelineId == pipeline })
            _ = try await client.call(.put, "/opportunities/\(gone.id)/status", ["status": "won"])
            let again = try await client.search(body)
            #expect(again.body["total"] == .integer(Int64(expected.count - 1)))
            let wrong: HighLevelValue = ["field": "opportunities", "operator": "eq", "value": "x"]
            #expect(try await client.search(["pageLimit": 1, "filters": [wrong]]).status == 400)
        }
    }
}
