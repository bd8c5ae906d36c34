import Foundation
import Testing

@testable import HighLevel

/// The same for tasks and notes: the contact's list is looked through before a repeat.
@Suite(.timeLimit(.minutes(10))) struct PartRecoveryTests {
    private static let lost = StubReply(status: 201, body: "{", kind: .cutOff)
    private static let task = TaskCreate(title: "Call", dueDate: Date(timeIntervalSince1970: 60.4), body: "soon")
    private static let note = NoteCreate(body: "Gate code 7\n", title: "Gate")
    private static let sameTask = #"{"id":"t1","title":"Call","body":"soon","dueDate":"1970-01-01T00:01:00.000Z"}"#

    @Test func aTaskWhoseReplyWasLostIsFound() async throws {
        let other = #"{"id":"t0","title":"Call","body":"soon","dueDate":"1970-01-02T00:01:00.000Z"}"#
        try await Harness.run([Self.lost, .json(#"{"tasks":[\#(other),\#(Self.sameTask)]}"#)]) { harness in
            let made = try await harness.client.createTask(Self.task, for: "c1", recovering: CreationRecovery())
            #expect(made.isRecovered && made.value.id == "t1")
            #expect(harness.server.requests.map(\.method) == ["POST", "GET"])
        }
    }

    @Test func aTaskThatWasThereBeforeDoesNotCount() async throws {
        let old = StubReply.json(#"{"tasks":[\#(Self.sameTask)]}"#)
        let made = StubReply.json(#"{"task":{"id":"t2"}}"#, status: 201)
        try await Harness.run([Self.lost, old, old, made]) { harness in
            let creation = try await harness.client.createTask(
                Self.task,
                for: "c1",
                known: ["t1"],
                recovering: CreationRecovery(settling: .seconds(2))
            )
            #expect(!creation.isRecovered && creation.value.id == "t2")
            #expect(harness.server.requests.map(\.method) == ["POST", "GET", "GET", "POST"])
            #expect(harness.time.sleeps == [.seconds(2)])
        }
    }

    @Test func aNoteWhoseReplyWasLostTwiceIsFound() async throws {
        let none = StubReply.json(#"{"notes":[{"id":"n0","body":"Gate code 8","title":"Gate"}]}"#)
        let there = StubReply.json(#"{"notes":[{"id":"n1","body":"Gate code 7","title":"Gate"}]}"#)
        try await Harness.run([Self.lost, none, none, Self.lost, there]) { harness in
            let creation = try await harness.client.createNote(Self.note, for: "c1", recovering: CreationRecovery())
            #expect(creation.isRecovered && creation.value.id == "n1")
            #expect(harness.server.requests.filter { $0.method == "POST" }.count == 2)
        }
    }

    @Test func aNoteThatWasRefusedIsNotLookedFor() async throws {
        try await Harness.run([.json(#"{"message":["body should not be empty"]}"#, status: 422)]) { harness in
            let error = await failure(of: {
                _ = try await harness.client.createNote(Self.note, for: "c1", recovering: CreationRecovery())
            })
            #expect(error?.code == .invalid && error?.effect == HighLevelError.Effect.none)
            #expect(harness.server.requests.count == 1)
        }
    }

    @Test func cancelledWhileItWaitsTheOutcomeStaysUnclear() async throws {
        let none = StubReply.json(#"{"notes":[]}"#)
        try await Harness.run([Self.lost, none]) { harness in
            let client = HighLevelClient(
                configuration: harness.client.configuration,
                httpClient: harness.client.transport.http,
                logger: harness.client.transport.logger,
                clock: HighLevelClock(now: { .zero }, sleep: { _ in throw CancellationError() })
            )
            let error = await failure(of: {
                _ = try await client.createNote(Self.note, for: "c1", recovering: CreationRecovery())
            })
            #expect(error?.code == .transport && error?.effect == .unclear)
            #expect(harness.server.requests.count == 2)
        }
    }

    @Test(
        arguments: [
            (#"{"id":"t","title":"Call ","body":"soon","dueDate":"1970-01-01T00:01:00Z","assignedTo":"u1"}"#, true),
            (#"{"id":"t","title":"Call","body":"later","dueDate":"1970-01-01T00:01:00Z"}"#, false),
            (#"{"id":"t","title":"Call","body":"soon"}"#, false),
            (#"{"id":"t","body":"soon","dueDate":"1970-01-01T00:01:00Z"}"#, false),
        ]
    )
    func theSameTask(_ json: String, _ expected: Bool) throws {
        #expect(Self.task.isTheSame(as: try decode(json)) == expected)
    }

    @Test func theSameTaskOfAnotherUserIsAnother() throws {
        var task = Self.task
        task.assignedTo = "u2"
        #expect(!task.isTheSame(as: try decode(Self.sameTask)))
    }
}
