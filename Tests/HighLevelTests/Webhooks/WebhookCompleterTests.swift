import Foundation
import Synchronization
import Testing

@testable import HighLevel

@Suite struct WebhookCompleterTests {
    /// Answers from lists, and keeps what it was asked.
    private final class Lookup: WebhookLookup {
        let pages: @Sendable (TaskQuestion) throws -> [ContactTask]
        let note: @Sendable () throws -> ContactNote
        let whole: @Sendable () throws -> ContactTask
        private let asked = Mutex<[String]>([])

        init(
            pages: @escaping @Sendable (TaskQuestion) throws -> [ContactTask] = { _ in [] },
            whole: @escaping @Sendable () throws -> ContactTask = { throw CancellationError() },
            note: @escaping @Sendable () throws -> ContactNote = { throw CancellationError() }
        ) {
            self.pages = pages
            self.whole = whole
            self.note = note
        }

        var questions: [String] { asked.withLock(\.self) }

        func tasks(matching question: TaskQuestion) async throws -> [ContactTask] {
            let text = "search \(question.text ?? "-") \(question.assignedTo ?? "-") from \(question.skip)"
            asked.withLock { $0.append(text) }
            return try pages(question)
        }

        func task(_ id: String, of contactID: String) async throws -> ContactTask {
            asked.withLock { $0.append("task \(id) of \(contactID)") }
            return try whole()
        }

        func note(_ id: String, of contactID: String) async throws -> ContactNote {
            asked.withLock { $0.append("note \(id) of \(contactID)") }
            return try note()
        }
    }

    private static let live = #"{"type":"TaskCreate","id":"t1","title":"Call","assignedTo":"u1"}"#

    private static func task(_ id: String, contact: String?, body: String? = nil) -> ContactTask {
        var task = ContactTask(id: id, title: "Call")
        task.contactID = contact
        task.body = body
        return task
    }

    @Test func theContactIsFoundByTitleAndUser() async throws {
        let lookup = Lookup(pages: { _ in
            [Self.task("t0", contact: "c0", body: "x"), Self.task("t1", contact: "c1", body: "Ring twice")]
        })
        let completion = try await WebhookCompleter(lookup).complete(event(Self.live))
        guard case .task(let task) = completion.event.payload else { throw WebhookEventTests.Unexpected() }
        #expect(task.contactID == "c1" && task.body == "Ring twice")
        #expect(completion.completed == ["contactId", "body"] && completion.missing.isEmpty && completion.calls == 1)
        #expect(lookup.questions == ["search Call u1 from 0"])
        #expect(completion.event.body == (try event(Self.live)).body)
    }

    @Test func aBodyThatTheSearchDoesNotShowIsRead() async throws {
        let lookup = Lookup(
            pages: { _ in [Self.task("t1", contact: "c1")] },
            whole: { Self.task("t1", contact: "c1", body: "Ring") }
        )
        let completion = try await WebhookCompleter(lookup).complete(event(Self.live))
        #expect(completion.completed == ["contactId", "body"] && completion.calls == 2)
        #expect(lookup.questions == ["search Call u1 from 0", "task t1 of c1"])
    }

    @Test func aTaskWithoutABodyLacksNothing() async throws {
        let lookup = Lookup(
            pages: { _ in [Self.task("t1", contact: "c1")] },
            whole: { Self.task("t1", contact: "c1") }
        )
        let completion = try await WebhookCompleter(lookup).complete(event(Self.live))
        #expect(completion.completed == ["contactId"] && completion.missing.isEmpty)
    }

    @Test func aRenamedTaskIsFoundAmongAll() async throws {
        let lookup = Lookup(pages: { question in
            guard question.text == nil else { return [] }
            return question.skip == 0
                ? [Self.task("a", contact: "c0"), Self.task("b", contact: "c0")]
                : [Self.task("t1", contact: "c1", body: "x")]
        })
        let completion = try await WebhookCompleter(lookup, pageSize: 2).complete(event(Self.live))
        #expect(completion.completed == ["contactId", "body"])
        #expect(lookup.questions == ["search Call u1 from 0", "search - - from 0", "search - - from 2"])
    }

    @Test func theSearchIsBounded() async throws {
        let lookup = Lookup(pages: { _ in [Self.task("a", contact: "c0"), Self.task("t1", contact: nil)] })
        let completion = try await WebhookCompleter(lookup, maximumCalls: 3, pageSize: 2).complete(event(Self.live))
        #expect(completion.calls == 3 && completion.completed.isEmpty)
        #expect(completion.missing.map(\.member) == ["contactId", "body"])
        guard case .notFound? = completion.missing.first?.reason else { throw WebhookEventTests.Unexpected() }
    }

    @Test func aTaskWithoutTitleAndUserIsLookedForAmongAll() async throws {
        let lookup = Lookup()
        _ = try await WebhookCompleter(lookup).complete(event(#"{"type":"TaskCreate","id":"t1","title":" "}"#))
        #expect(lookup.questions == ["search - - from 0"])
    }

    @Test func aKnownContactSparesTheSearch() async throws {
        let lookup = Lookup(whole: { Self.task("t1", contact: "c1", body: "x") })
        let completion = try await WebhookCompleter(lookup).complete(
            event(#"{"type":"TaskComplete","id":"t1","contactId":"c1"}"#)
        )
        #expect(lookup.questions == ["task t1 of c1"] && completion.completed.contains("body"))
    }

    @Test func whatIsCompleteCostsNothing() async throws {
        let lookup = Lookup()
        for body in [
            #"{"type":"TaskCreate","id":"t1","contactId":"c1","body":""}"#, #"{"type":"ContactUpdate","id":"c1"}"#,
            #"{"type":"NoteCreate","id":"n1","userId":"u","title":"t"}"#, #"{"type":"Unknown"}"#,
        ] {
            let completion = try await WebhookCompleter(lookup).complete(event(body))
            #expect(completion.calls == 0 && completion.missing.isEmpty && completion.completed.isEmpty)
        }
        #expect(lookup.questions.isEmpty)
    }

    @Test(arguments: [
        #"{"type":"TaskDelete","id":"t1","title":"Call"}"#, #"{"type":"NoteDelete","id":"n1","contactId":"c1"}"#,
    ])
    func whatIsDeletedIsNotLookedFor(_ body: String) async throws {
        let lookup = Lookup()
        let completion = try await WebhookCompleter(lookup).complete(event(body))
        #expect(completion.missing.count == 2 && completion.calls == 0 && lookup.questions.isEmpty)
        for missing in completion.missing {
            guard case .deleted = missing.reason else { throw WebhookEventTests.Unexpected() }
        }
    }

    @Test(arguments: [#"{"type":"TaskCreate","title":"Call"}"#, #"{"type":"NoteCreate","id":"n1"}"#])
    func whatHasNoIDIsNotLookedFor(_ body: String) async throws {
        let completion = try await WebhookCompleter(Lookup()).complete(event(body))
        #expect(completion.missing.count == 2 && completion.calls == 0)
        guard case .unidentified? = completion.missing.first?.reason else { throw WebhookEventTests.Unexpected() }
    }

    @Test func aNoteIsReadFromItsContact() async throws {
        let lookup = Lookup(note: {
            var note = ContactNote(id: "n1")
            note.userID = "u1"
            return note
        })
        let completion = try await WebhookCompleter(lookup).complete(
            event(#"{"type":"NoteCreate","id":"n1","contactId":"c1","body":"x"}"#)
        )
        guard case .note(let note) = completion.event.payload else { throw WebhookEventTests.Unexpected() }
        #expect(note.userID == "u1" && note.body == "x" && completion.completed == ["userId"])
        #expect(completion.missing.isEmpty && lookup.questions == ["note n1 of c1"])
    }

    @Test(arguments: [HighLevelError.Code.contactNotFound, .notFound, .server, .rateLimited])
    func aFailedReadIsInTheAccount(_ code: HighLevelError.Code) async throws {
        let lookup = Lookup(
            pages: { _ in throw HighLevelError(code, message: "x") },
            note: { throw HighLevelError(code, message: "x") }
        )
        let isGone = [.contactNotFound, .notFound].contains(code)
        for body in [Self.live, #"{"type":"NoteCreate","id":"n1","contactId":"c1"}"#] {
            let completion = try await WebhookCompleter(lookup).complete(event(body))
            #expect(completion.missing.count == 2 && completion.calls == 1 && completion.completed.isEmpty)
            switch try #require(completion.missing.first).reason {
            case .gone: #expect(isGone)
            case .failed(let error): #expect(!isGone && error.code == code)
            default: throw WebhookEventTests.Unexpected()
            }
        }
    }

    @Test func theClientItselfCompletesATask() async throws {
        let replies = [
            StubReply.json(#"{"tasks":[{"_id":"t0","contactId":"c0"},{"_id":"t1","contactId":"c1"}]}"#),
            .json(#"{"task":{"id":"t1","body":"Ring twice","contactId":"c1"}}"#),
        ]
        try await Harness.run(replies) { harness in
            let completion = try await WebhookCompleter(harness.client).complete(event(Self.live))
            guard case .task(let task) = completion.event.payload else { throw WebhookEventTests.Unexpected() }
            #expect(task.contactID == "c1" && task.body == "Ring twice" && completion.missing.isEmpty)
            let requests = harness.server.requests
            #expect(requests.map(\.target) == ["/locations/loc1/tasks/search", "/contacts/c1/tasks/t1"])
            #expect(requests[0].body == #"{"assignedTo":["u1"],"limit":100,"query":"Call","skip":0}"#)
        }
    }

    @Test func cancellationIsNotSwallowed() async throws {
        let lookup = Lookup(pages: { _ in throw CancellationError() })
        await #expect(throws: CancellationError.self) {
            try await WebhookCompleter(lookup).complete(event(Self.live))
        }
    }
}
