import Testing

@testable import HighLevel

@Suite(.timeLimit(.minutes(10))) struct DetailTests {
    private func replies(notes: StubReply) -> [StubReply] {
        [
            StubReply.json(#"{"tasks":[{"id":"t1"}]}"#).only("GET /contacts/c1/tasks"),
            notes.only("GET /contacts/c1/notes"),
            StubReply.json(#"{"events":[{"id":"e1"}]}"#).only("GET /contacts/c1/appointments"),
            StubReply.json(#"{"contact":{"id":"c1"}}"#).only("GET /contacts/c1"),
        ]
    }

    @Test func allPartsInOneCall() async throws {
        try await Harness.run(replies(notes: .json(#"{"notes":[{"id":"n1"}]}"#))) { harness in
            let detail = try await harness.client.contact("c1", include: [.tasks, .notes, .appointments])
            #expect(detail.isComplete && detail.contact.id == "c1")
            #expect(detail.tasks.value?.map(\.id) == ["t1"] && detail.notes.value?.map(\.id) == ["n1"])
            #expect(detail.appointments.value?.map(\.id) == ["e1"])
            #expect(harness.server.requests.count == 4)
        }
    }

    @Test func aPartThatFailsIsTold() async throws {
        let denied = StubReply.json(#"{"message":"The token is not authorized for this scope."}"#, status: 401)
        try await Harness.run(replies(notes: denied)) { harness in
            let detail = try await harness.client.contact("c1", include: [.tasks, .notes, .appointments])
            #expect(detail.failures.keys.map(\.self) == [.notes] && !detail.isComplete)
            #expect(detail.failures[.notes]?.unauthorized == .scopeMissing)
            #expect(detail.tasks.value?.count == 1 && detail.appointments.value?.count == 1)
        }
    }

    @Test func withoutTheContactThereIsNoDetail() async throws {
        let gone = StubReply.json(#"{"message":"Contact not found for id:c1"}"#, status: 400).only("GET /contacts/c1")
        let tasks = StubReply.json(#"{"tasks":[]}"#).only("GET /contacts/c1/tasks")
        try await Harness.run([tasks, gone]) { harness in
            let error = await failure(of: { _ = try await harness.client.contact("c1", include: [.tasks]) })
            #expect(error?.code == .contactNotFound)
        }
    }
}
