import HTTPTypes
import Testing

@testable import Sandbox

/// Tasks, notes, tags, followers, appointments.
@Suite struct HighLevelRecordsTests {
    @Test func tasks() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let contact = try await client.create(["firstName": "A"])
            let path = "/contacts/\(contact)/tasks"
            let created = try await client.call(
                .post,
                path,
                ["title": "Call", "dueDate": "2026-02-03T10:00:00Z", "completed": false, "body": "b"]
            )
            #expect(created.status == 201)
            let task = try #require(created.body["task"])
            #expect(task["dueDate"] == "2026-02-03T10:00:00.000Z")
            #expect(task["contactId"]?.text == contact)
            let id = try #require(task["id"]?.text)
            let updated = try await client.call(.put, "\(path)/\(id)", ["title": "Call again"])
            #expect(updated.body["task"]?["title"] == "Call again")
            #expect(updated.body["task"]?["body"] == "b")
            let done = try await client.call(.put, "\(path)/\(id)/completed", ["completed": true])
            #expect(done.body["task"]?["completed"] == true)
            #expect(try await client.call(.get, "\(path)/\(id)").body["task"] == done.body["task"])
            #expect(try await client.call(.get, path).body["tasks"]?.ids == [id])
            #expect(try await client.call(.delete, "\(path)/\(id)").body["succeded"] == true)
            #expect(try await client.call(.get, "\(path)/\(id)").status == 400)
        }
    }

    @Test func tasksAreValidated() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let contact = try await client.create(["firstName": "A"])
            let answer = try await client.call(
                .post,
                "/contacts/\(contact)/tasks",
                ["title": "", "dueDate": "tomorrow", "locationId": "x"]
            )
            #expect(answer.status == 422)
            #expect(
                answer.messages == [
                    "property locationId should not exist", "title should not be empty",
                    "dueDate must be a valid ISO 8601 date string", "completed must be a boolean value",
                ]
            )
        }
    }

    @Test func notes() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let contact = try await client.create(["firstName": "A"])
            let path = "/contacts/\(contact)/notes"
            let created = try await client.call(.post, path, ["body": "One", "title": "T", "pinned": true])
            #expect(created.status == 201)
            let id = try #require(created.body["note"]?["id"]?.text)
            let second = try await client.call(.post, path, ["body": "Two"])
            let secondID = try #require(second.body["note"]?["id"]?.text)
            #expect(try await client.call(.get, path).body["notes"]?.ids == [secondID, id])
            let updated = try await client.call(.put, "\(path)/\(id)", ["body": "Uno"])
            #expect(updated.body["note"]?["body"] == "Uno")
            #expect(updated.body["note"]?["title"] == "T")
            #expect(updated.body["note"]?["pinned"] == true)
            #expect(try await client.call(.delete, "\(path)/\(id)").status == 200)
            #expect(try await client.call(.get, path).body["notes"]?.ids == [secondID])
            #expect(
                try await client.call(.post, path, ["locationId": "x"]).messages?.first
                    == "property locationId should not exist"
            )
        }
    }

    @Test func tagsAreAddedAndRemoved() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let contact = try await client.create(["firstName": "A", "tags": ["one"]])
            let added = try await client.call(.post, "/contacts/\(contact)/tags", ["tags": ["Two", "ONE"]])
            #expect(added.status == 201)
            #expect(added.body["tags"] == ["one", "two"])
            let removed = try await client.call(.delete, "/contacts/\(contact)/tags", ["tags": ["ONE"]])
            #expect(removed.status == 200)
            #expect(removed.body["tags"] == ["two"])
            #expect(try await client.contact(contact)["tags"] == ["two"])
        }
    }

    @Test func followersAreAddedAndRemoved() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let contact = try await client.create(["firstName": "A"])
            let path = "/contacts/\(contact)/followers"
            let added = try await client.call(.post, path, ["followers": ["u1", "u2"]])
            #expect(added.status == 201)
            #expect(added.body["followersAdded"] == ["u1", "u2"])
            let removed = try await client.call(.delete, path, ["followers": ["u1", "u9"]])
            #expect(removed.body["followersRemoved"] == ["u1"])
            #expect(removed.body["followers"] == ["u2"])
        }
    }

    @Test func bulkTagsAnswerForEachContact() async throws {
        let fixture = HighLevelFixture()
        try await fixture.run { client in
            let contact = try await client.create(["firstName": "A", "tags": ["old"]])
            let body = client.located(["contacts": [.string(contact), "abcdef"], "tags": ["New"]])
            let answer = try await client.call(.post, "/contacts/bulk/tags/update/add", body)
            #expect(answer.status == 201)
            #expect(answer.body["errorCount"] == 1)
            #expect(answer.body["responses"]?.elements?.first?["tagsAdded"] == ["new"])
            #expect(answer.body["responses"]?.elements?.last?["message"] == "contact id is not a valid firebase id")
            #expect(try await client.contact(contact)["tags"] == ["old", "new"])
            #expect(try await client.call(.post, "/contacts/bulk/tags/update/swap", body).status == 422)
        }
    }

    @Test func appointmentsAreRead() async throws {
        let fixture = HighLevelFixture(contacts: 200)
        let snapshot = fixture.sandbox.snapshot()
        let appointment = try #require(snapshot.appointments.first)
        try await fixture.run { client in
            let answer = try await client.call(.get, "/contacts/\(appointment.contactId)/appointments")
            let event = try #require(answer.body["events"]?.elements?.first)
            #expect(event["id"]?.text == appointment.id)
            #expect(event["startTime"]?.text == appointment.startTime.plain)
            #expect(event["startTime"]?.text?.count == 19)
        }
    }
}
