import HTTPTypes
import Testing

@testable import Sandbox

/// Pipelines and opportunities.
@Suite struct HighLevelOpportunityTests {
    /// A contact, a pipeline and two of its stages.
    private struct Scene {
        var contact: String
        var pipeline: String
        var stages: [String]
    }

    private func scene(_ client: HighLevelClient) async throws -> Scene {
        let contact = try await client.create(["firstName": "Ann", "lastName": "Lee", "email": "ann@x.org"])
        let answer = try await client.call(.get, "/opportunities/pipelines?locationId=\(client.account.locationID)")
        let pipeline = try #require(answer.body["pipelines"]?.elements?.first)
        return Scene(
            contact: contact,
            pipeline: try #require(pipeline["id"]?.text),
            stages: try #require(pipeline["stages"]?.ids)
        )
    }

    private func create(_ client: HighLevelClient, _ scene: Scene) async throws -> HighLevelValue {
        let answer = try await client.call(
            .post,
            "/opportunities/",
            client.located([
                "pipelineId": .string(scene.pipeline), "contactId": .string(scene.contact), "name": "Lee - roof",
                "status": "open", "monetaryValue": 12_500,
            ])
        )
        #expect(answer.status == 201)
        return try #require(answer.body["opportunity"])
    }

    @Test func pipelinesAreARoofersOwn() async throws {
        try await HighLevelFixture().run { client in
            let answer = try await client.call(.get, "/opportunities/pipelines?locationId=\(client.account.locationID)")
            let pipelines = try #require(answer.body["pipelines"]?.elements)
            #expect(pipelines.count == 2)
            let names = pipelines[0]["stages"]?.elements?.compactMap { $0["name"]?.text } ?? []
            #expect(names.contains("Estimate sent") && names.last == "Won")
            #expect(pipelines[0]["stages"]?.elements?[1]["position"] == 1)
            #expect(try await client.call(.get, "/opportunities/pipelines?locationId=x").status == 403)
        }
    }

    @Test func createReadUpdateDelete() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let scene = try await scene(client)
            let created = try await create(client, scene)
            let id = try #require(created["id"]?.text)
            #expect(created["pipelineStageId"]?.text == scene.stages[0])
            #expect(created["contact"]?["name"] == "Ann Lee")
            #expect(created["createdAt"] == "2026-01-02T03:04:05.000Z")
            fixture.advance(60)
            let body: HighLevelValue = ["pipelineStageId": .string(scene.stages[2]), "monetaryValue": 13_000]
            let updated = try await client.call(.put, "/opportunities/\(id)", body)
            #expect(updated.status == 200)
            #expect(updated.body["opportunity"]?["lastStageChangeAt"] == "2026-01-02T03:05:05.000Z")
            #expect(updated.body["opportunity"]?["lastStatusChangeAt"] == "2026-01-02T03:04:05.000Z")
            let won = try await client.call(.put, "/opportunities/\(id)/status", ["status": "won"])
            #expect(won.body["succeded"] == true)
            let read = try await client.call(.get, "/opportunities/\(id)").body["opportunity"]
            #expect(read?["status"] == "won")
            #expect(read?["lastStatusChangeAt"] == "2026-01-02T03:05:05.000Z")
            #expect(read?["monetaryValue"] == 13_000)
            let deleted = try await client.call(.delete, "/opportunities/\(id)", version: "v3")
            #expect(deleted.body["success"] == true)
            #expect(try await client.call(.get, "/opportunities/\(id)").status == 400)
        }
    }

    @Test(arguments: [
        (#"{"name": "x", "status": "open"}"#, 422, "contactId should not be empty"),
        (#"{"name": "x", "status": "gone", "contactId": "c", "pipelineId": "p"}"#, 422, "status must be one of"),
        (#"{"name": "x", "status": "all", "contactId": "c", "pipelineId": "p"}"#, 422, "status must be a valid"),
        (#"{"name": "x", "status": "open", "contactId": "c", "pipelineId": "p", "locationID": 1}"#, 422, "locationID"),
        (
            #"{"name": "x", "status": "open", "contactId": "c", "pipelineId": "p", "forecastProbability": 5}"#, 422,
            "forecastProbability should not exist"
        ),
        (#"{"name": "x", "status": "open", "contactId": "c", "pipelineId": "p"}"#, 400, "Contact with id c not found"),
    ])
    func wrongBodiesAreNamed(_ text: String, _ status: Int, _ message: String) async throws {
        let body = try HighLevelValue(json: text)
        try await HighLevelFixture().run { client in
            let answer = try await client.call(.post, "/opportunities/", client.located(body))
            #expect(answer.status == status)
            let messages = answer.messages ?? [answer.message ?? ""]
            #expect(messages.contains { $0.contains(message) }, "\(answer.body)")
        }
    }

    @Test func aStageMustBelongToThePipeline() async throws {
        try await HighLevelFixture().run { client in
            let scene = try await scene(client)
            let id = try #require(try await create(client, scene)["id"]?.text)
            let wrong = try await client.call(.put, "/opportunities/\(id)", ["pipelineStageId": "elsewhere"])
            #expect(wrong.message == "Pipeline stage not found for id:elsewhere")
            let read = try await client.call(.get, "/opportunities/\(id)").body["opportunity"]
            #expect(read?["pipelineStageId"]?.text == scene.stages[0])
        }
    }

    @Test func aSecondOneInThePipelineNeedsTheSetting() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let scene = try await scene(client)
            _ = try await create(client, scene)
            let body = client.located([
                "pipelineId": .string(scene.pipeline), "contactId": .string(scene.contact), "name": "Again",
                "status": "open",
            ])
            #expect(try await client.call(.post, "/opportunities/", body).status == 400)
            fixture.sandbox.withContents { $0.location.allowsDuplicateOpportunities = true }
            #expect(try await client.call(.post, "/opportunities/", body).status == 201)
        }
    }

    @Test func upsertFindsByContactAndPipeline() async throws {
        try await HighLevelFixture().run { client in
            let scene = try await scene(client)
            let id = try await create(client, scene)["id"]
            let body: HighLevelValue = [
                "pipelineId": .string(scene.pipeline), "contactId": .string(scene.contact), "followers": ["u1"],
                "isRemoveAllFollowers": false, "followersActionType": "add", "status": "lost",
            ]
            let answer = try await client.call(.post, "/opportunities/upsert", client.located(body))
            #expect(answer.status == 200)
            #expect(answer.body["new"] == false)
            #expect(answer.body["opportunity"]?["id"] == id)
            #expect(answer.body["opportunity"]?["status"] == "lost")
            #expect(answer.body["opportunity"]?["followers"] == ["u1"])
            let short = try await client.call(
                .post,
                "/opportunities/upsert",
                client.located(["pipelineId": .string(scene.pipeline)])
            )
            #expect(short.messages?.contains("isRemoveAllFollowers must be a boolean value") == true)
        }
    }

    @Test func followersComeAndGo() async throws {
        try await HighLevelFixture().run { client in
            let id = try #require(try await create(client, try await scene(client))["id"]?.text)
            let path = "/opportunities/\(id)/followers"
            let added = try await client.call(.post, path, ["followers": ["a", "b"]])
            #expect(added.status == 201)
            #expect(added.body["followersAdded"] == ["a", "b"])
            let removed = try await client.call(.delete, path, ["followers": ["a"]])
            #expect(removed.body["followersRemoved"] == ["a"])
            let rest = try await client.call(.delete, path + "?isRemoveAllFollowers=true", ["followers": []])
            #expect(rest.body["followersRemoved"] == ["b"])
        }
    }

    @Test func customFieldsOfOpportunitiesAreTheirOwn() async throws {
        try await HighLevelFixture().run { client in
            let scene = try await scene(client)
            let id = try #require(try await create(client, scene)["id"]?.text)
            let path = "/locations/\(client.account.locationID)/customFields?model="
            let own = try await client.call(.get, path + "opportunity").body["customFields"]?.elements
            let field = try #require(own?.first { $0["fieldKey"] == "opportunity.job_number" })
            let body: HighLevelValue = ["customFields": [["key": "job_number", "field_value": "R-7"]]]
            let answer = try await client.call(.put, "/opportunities/\(id)", body)
            let fieldID = try #require(field["id"])
            let value = answer.body["opportunity"]?["customFields"]?.elements?.first
            #expect(value?["id"] == fieldID)
            #expect(value?["fieldValue"] == "R-7")
            let ofContacts = try await client.call(.get, path + "contact").body["customFields"]?.ids ?? []
            #expect(!ofContacts.isEmpty && !ofContacts.contains(fieldID.text ?? ""))
        }
    }

    @Test func deletingAContactTakesItsOpportunities() async throws {
        try await HighLevelFixture().run { client in
            let scene = try await scene(client)
            let id = try #require(try await create(client, scene)["id"]?.text)
            _ = try await client.call(.delete, "/contacts/\(scene.contact)")
            #expect(try await client.call(.get, "/opportunities/\(id)").status == 400)
        }
    }
}
