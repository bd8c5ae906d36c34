import Foundation
import Testing

@testable import HighLevel

@Suite(.timeLimit(.minutes(10))) struct OperationTests {
    @Test func tasks() async throws {
        let task = #"{"task":{"id":"t1","title":"Call","completed":true,"dueDate":"2021-07-08T02:30:00.000Z"}}"#
        let replies: [StubReply] = [
            .json(#"{"tasks":[{"id":"t1"},{"id":"t2","completed":null}]}"#), .json(task), .json(task, status: 201),
            .json(task), .json(task), .json(#"{"succeded":true}"#),
        ]
        try await Harness.run(replies) { harness in
            let client = harness.client
            #expect(try await client.tasks(of: "c1").map(\.id) == ["t1", "t2"])
            #expect(try await client.task("t1", of: "c1").isCompleted)
            let due = Date(timeIntervalSince1970: 0)
            #expect(try await client.createTask(TaskCreate(title: "Call", dueDate: due), for: "c1").title == "Call")
            _ = try await client.updateTask("t1", of: "c1", TaskUpdate())
            _ = try await client.setTask("t1", of: "c1", completed: true)
            try await client.deleteTask("t1", of: "c1")
            let requests = harness.server.requests.map { "\($0.method) \($0.target) \($0.body)" }
            #expect(
                requests == [
                    "GET /contacts/c1/tasks ", "GET /contacts/c1/tasks/t1 ",
                    #"POST /contacts/c1/tasks {"completed":false,"dueDate":"1970-01-01T00:00:00Z","title":"Call"}"#,
                    "PUT /contacts/c1/tasks/t1 {}", #"PUT /contacts/c1/tasks/t1/completed {"completed":true}"#,
                    "DELETE /contacts/c1/tasks/t1 ",
                ]
            )
        }
    }

    @Test func notesAndTags() async throws {
        let note = #"{"note":{"id":"n1","body":"hi","dateAdded":"2021-07-08T12:02:11.285Z"}}"#
        let replies: [StubReply] = [
            .json(#"{"notes":[{"id":"n1","body":"hi","pinned":true}]}"#), .json(note), .json(note, status: 201),
            .json(note), .json(#"{"succeeded":true}"#), .json(#"{"tags":["a"]}"#, status: 201), .json(#"{"tags":[]}"#),
        ]
        try await Harness.run(replies) { harness in
            let client = harness.client
            #expect(try await client.notes(of: "c1").first?.isPinned == true)
            #expect(try await client.note("n1", of: "c1").body == "hi")
            #expect(try await client.createNote(NoteCreate(body: "hi"), for: "c1").id == "n1")
            _ = try await client.updateNote("n1", of: "c1", NoteUpdate())
            try await client.deleteNote("n1", of: "c1")
            #expect(try await client.addTags(["A"], to: "c1") == ["a"])
            #expect(try await client.removeTags(["a"], from: "c1") == [])
            let last = try #require(harness.server.requests.last)
            #expect(last.method == "DELETE" && last.target == "/contacts/c1/tags" && last.body == #"{"tags":["a"]}"#)
        }
    }

    @Test func contacts() async throws {
        let contact = #"{"id":"c1"}"#
        let replies: [StubReply] = [
            .json(#"{"contact":\#(contact)}"#, status: 201), .json(#"{"succeded":true,"contact":\#(contact)}"#),
            .json(#"{"new":false,"contact":\#(contact)}"#), .json(#"{"succeded":true}"#),
            .json(#"{"contacts":[\#(contact)],"count":1}"#),
            .json(#"{"events":[{"id":"e1","appointmentStatus":"new"}]}"#),
        ]
        try await Harness.run(replies) { harness in
            let client = harness.client
            #expect(try await client.createContact(ContactCreate()).id == "c1")
            #expect(try await client.updateContact("c1", ContactUpdate()).id == "c1")
            #expect(try await client.upsertContact(ContactCreate()).isNew == false)
            try await client.deleteContact("c1")
            #expect(try await client.businessContacts("b1").rows.count == 1)
            #expect(try await client.appointments(of: "c1").first?.status == "new")
            #expect(
                harness.server.requests.map { "\($0.method) \($0.target)" } == [
                    "POST /contacts/", "PUT /contacts/c1", "POST /contacts/upsert", "DELETE /contacts/c1",
                    "GET /contacts/business/b1?locationId=loc1&limit=100&skip=0", "GET /contacts/c1/appointments",
                ]
            )
        }
    }

    @Test func aDeletionThatDidNotSucceedIsAnError() async throws {
        try await Harness.run([.json(#"{"succeded":false}"#)]) { harness in
            #expect(await failure(of: { try await harness.client.deleteContact("c1") })?.effect == .unclear)
        }
    }

    @Test func allContactsByCursor() async throws {
        let replies: [StubReply] = [
            .json(#"{"contacts":[{"id":"a"},{"id":"b","searchAfter":[5,"b"]}],"total":3}"#),
            .json(#"{"contacts":[{"id":"c","searchAfter":[6,"c"]}],"total":3}"#),
        ]
        try await Harness.run(replies) { harness in
            var ids: [String] = []
            for try await page in harness.client.contactPages(pageSize: 2) { ids += page.contacts.map(\.id) }
            #expect(ids == ["a", "b", "c"])
            let bodies = harness.server.requests.map(\.body)
            #expect(bodies.count == 2)
            #expect(bodies.first?.contains(#""page":1"#) == true)
            #expect(bodies.last?.contains(#""searchAfter":[5,"b"]"#) == true)
            #expect(bodies.last?.contains(#""page":"#) == false)
        }
    }

    @Test func aFailedPageFailsTheWalk() async throws {
        let replies: [StubReply] = [
            .json(#"{"contacts":[{"id":"a","searchAfter":[5,"a"]}],"total":3}"#),
            .json(#"{"message":"Invalid JWT"}"#, status: 401),
        ]
        try await Harness.run(replies) { harness in
            let error = await failure(of: { for try await _ in harness.client.contactPages(pageSize: 1) {} })
            #expect(error?.code == .unauthorized)
        }
    }

    @Test func anEmptyObjectIsNoEmptyResult() async throws {
        try await Harness.run([.json("{}")]) { harness in
            let error = await failure(of: { for try await _ in harness.client.contactPages() {} })
            #expect(error?.code == .undecodable)
        }
    }

    @Test func theListNeedsBothPartsOfItsCursor() async throws {
        let more = #""meta":{"total":2,"nextPageUrl":"http://x","startAfterId":"a","startAfter":5}"#
        let replies: [StubReply] = [
            .json(#"{"contacts":[{"id":"a"}],\#(more)}"#),
            .json(#"{"contacts":[{"id":"b"}],"meta":{"total":2,"nextPageUrl":null}}"#),
        ]
        try await Harness.run(replies) { harness in
            var ids: [String] = []
            for try await page in harness.client.contactListPages() { ids += page.contacts.map(\.id) }
            #expect(ids == ["a", "b"])
            #expect(
                harness.server.requests.map(\.target) == [
                    "/contacts/?locationId=loc1&limit=100",
                    "/contacts/?locationId=loc1&limit=100&startAfter=5&startAfterId=a",
                ]
            )
        }
    }

    @Test func aListThatRepeatsItselfIsAnError() async throws {
        let page = StubReply.json(
            #"{"contacts":[{"id":"a"}],"meta":{"nextPageUrl":"http://x","startAfterId":"a","startAfter":5}}"#
        )
        try await Harness.run([page, page, page]) { harness in
            let error = await failure(of: { for try await _ in harness.client.contactListPages() {} })
            #expect(error?.code == .incompleteRead)
        }
    }
}
