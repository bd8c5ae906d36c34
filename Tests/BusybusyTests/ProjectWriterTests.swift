import Foundation
import Logging
import Testing

@testable import Busybusy

@Suite(.timeLimit(.minutes(10))) struct ProjectWriterTests {
    private static func done(_ field: String) -> StubReply {
        .json(#"{"data":{"\#(field)":{"id":"p1","title":"Ann"}}}"#)
    }

    @Test func everyWriteSendsItsDocumentAndInput() async throws {
        let fields = ["createProject", "updateProject", "archiveProject", "unarchiveProject"]
        try await Harness.run(fields.map(Self.done)) { harness in
            let writer = harness.writer
            var update = ProjectUpdate()
            update.info.phone = .clear
            #expect(try await writer.create(ProjectCreate(title: "Ann")).project?.id == "p1")
            _ = try await writer.update(id: "p1", update)
            _ = try await writer.archive(id: "p1")
            _ = try await writer.unarchive(id: "p1")
            let bodies = harness.server.requests.map(\.body)
            #expect(bodies[0].contains("createProject(input: $input)"))
            #expect(bodies[0].contains(#""variables":{"input":{"title":"Ann"}}"#))
            #expect(bodies[1].contains(#""variables":{"id":"p1","input":{"projectInfo":{"phone":null}}}"#))
            #expect(bodies[2].contains("archiveProject(id: $id)") && bodies[2].contains(#""variables":{"id":"p1"}"#))
            #expect(bodies[3].contains("unarchiveProject(id: $id)"))
            #expect(harness.calls.all.map(\.operation) == fields)
            #expect(harness.calls.all.allSatisfy { $0.isWrite })
        }
    }

    @Test(arguments: [
        StubReply.json("", status: 500), .json("", status: 502), .json("", status: 503), .json("", status: 504),
        StubReply(kind: .cutOff), .json("<html>"), .json(#"{"data":{"createProject":null}}"#), .errors("boom"),
    ])
    func anUnclearWriteIsNeverRepeated(_ reply: StubReply) async throws {
        try await Harness.run([reply, Self.done("createProject")]) { harness in
            let error = await failure(of: { _ = try await harness.writer.create(ProjectCreate(title: "Ann")) })
            #expect(error?.effect == .unclear)
            #expect(harness.server.requests.count == 1)
        }
    }

    @Test func aWriteThatDidNothingIsTriedAgain() async throws {
        let replies: [StubReply] = [
            .json("", status: 429), .json("failed to obtain lock with key p", status: 500), Self.done("createProject"),
        ]
        try await Harness.run(replies) { harness in
            let project = try await harness.writer.create(ProjectCreate(title: "Ann"))
            #expect(project.project?.id == "p1")
            #expect(harness.server.requests.count == 3)
        }
    }

    @Test func anUnknownProjectChangedNothing() async throws {
        try await Harness.run([.errors("Project not found")]) { harness in
            let error = await failure(of: { _ = try await harness.writer.archive(id: "p1") })
            #expect(error?.code == .notFound && error?.effect == BusybusyError.Effect.none)
        }
    }

    @Test func aBlankTitleIsRefusedBeforeTheCall() async throws {
        try await Harness.run([]) { harness in
            let error = await failure(of: { _ = try await harness.writer.create(ProjectCreate(title: " \n")) })
            #expect(error?.code == .invalid)
            #expect(harness.server.requests.isEmpty)
        }
    }

    @Test func aLateReplyLeavesAWriteUnclear() async throws {
        let latch = Latch()
        try await Harness.run([StubReply(kind: .held(latch))], timeout: .milliseconds(200)) { harness in
            let error = await failure(of: { _ = try await harness.writer.archive(id: "p1") })
            latch.open()
            #expect(error?.code == .timeout && error?.effect == .unclear)
        }
    }

    @Test func aCancelledWriteIsUnclear() async throws {
        let latch = Latch()
        try await Harness.run([StubReply(kind: .held(latch))]) { harness in
            let writing = Task { _ = try await harness.writer.archive(id: "p1") }
            while harness.server.requests.isEmpty { await Task.yield() }
            writing.cancel()
            let error = await failure(of: { try await writing.value })
            latch.open()
            #expect(error?.code == .cancelled && error?.effect == .unclear)
        }
    }

    @Test func aRefusedConnectionChangedNothing() async throws {
        let connector = BusybusyConnector()
        // Port 1 of loopback is reserved and nobody listens there.
        let configuration = try BusybusyConfiguration(
            endpoint: URL(string: "http://127.0.0.1:1/")!,
            key: BusybusyKey("k"),
            isSandbox: true
        )
        let client = BusybusyClient(configuration: configuration, connector: connector, logger: Logger(label: "test"))
        let writer = GraphQLProjectWriter(client: client)
        let error = await failure(of: { _ = try await writer.archive(id: "p1") })
        #expect(error?.code == .transport)
        #expect(error?.effect == BusybusyError.Effect.none, "\(String(reflecting: error?.underlying))")
        try await connector.shutdown()
    }

    @Test func aDryRunKeepsItsWritesBack() async throws {
        let writer = DryRunProjectWriter(capacity: 2)
        let creation = ProjectCreate(title: "Ann")
        #expect(await failure(of: { _ = try await writer.create(creation) })?.code == .withheld)
        #expect(writer.writes == [.create(creation)])
        var update = ProjectUpdate()
        update.title = .set("Bo")
        _ = await failure(of: { [update] in _ = try await writer.update(id: "p", update) })
        let error = await failure(of: { _ = try await writer.archive(id: "p") })
        #expect(error?.effect == BusybusyError.Effect.none)
        #expect(writer.writes == [.update(id: "p", update), .archive(id: "p")])
    }
}
