import Foundation
import Testing

@testable import Busybusy

/// What every writer promises, asked of every writer.
@Suite(.timeLimit(.minutes(10))) struct WriterConformanceTests {
    @Test(arguments: WriterKind.allCases, ProjectWrite.samples)
    func whatAWriterCanDoItDoesOnceAndTheRestItRefuses(_ kind: WriterKind, _ write: ProjectWrite) async throws {
        try await Harness.run([kind.done(write), kind.done(write)]) { harness in
            let writer = try kind.make(harness)
            let isAble = write.needs.isSubset(of: writer.abilities.can)
            var receipt: WriteReceipt?
            let error = await failure(of: { receipt = try await writer.perform(write) })
            if isAble, writer.abilities(.sends) {
                #expect(harness.server.requests.count == 1)
                #expect((receipt?.project != nil) == writer.abilities(.answersWithProject))
                #expect((receipt == .accepted) == !writer.abilities(.answersWithProject))
            } else {
                #expect(error?.code == (isAble ? .withheld : .unsupported))
                #expect(error?.effect == BusybusyError.Effect.none)
                #expect(harness.server.requests.isEmpty)
            }
        }
    }

    @Test(arguments: WriterKind.allCases)
    func badInputIsRefusedBeforeAnythingIsSent(_ kind: WriterKind) async throws {
        try await Harness.run([]) { harness in
            let writer = try kind.make(harness)
            var (blank, none) = (ProjectUpdate(), ProjectUpdate())
            blank.title = .set(" ")
            none.title = .clear
            let writes: [ProjectWrite] = [
                .create(ProjectCreate(title: " \n")), .update(id: "p1", ProjectUpdate()), .update(id: "p1", blank),
                .update(id: "p1", none),
            ]
            for write in writes {
                let error = await failure(of: { _ = try await writer.perform(write) })
                #expect(error?.code == .invalid)
            }
            #expect(harness.server.requests.isEmpty)
        }
    }

    @Test(
        arguments: [WriterKind.graphQL, .zapier],
        [
            StubReply.json("", status: 408), .json("", status: 500), .json("", status: 502), .json("", status: 503),
            .json("", status: 504), StubReply(kind: .cutOff), .json("", status: 307),
        ]
    )
    func anUnclearWriteIsNeverRepeated(_ kind: WriterKind, _ reply: StubReply) async throws {
        let create = ProjectWrite.create(ProjectCreate(title: "Ann"))
        try await Harness.run([reply, kind.done(create), kind.done(create)]) { harness in
            let writer = try kind.make(harness)
            let error = await failure(of: { _ = try await writer.perform(create) })
            #expect(error?.effect == .unclear)
            #expect(harness.server.requests.count == 1)
        }
    }

    @Test(arguments: [WriterKind.graphQL, .zapier])
    func aLateReplyLeavesAWriteUnclear(_ kind: WriterKind) async throws {
        let latch = Latch()
        try await Harness.run([StubReply(kind: .held(latch))], timeout: .milliseconds(200)) { harness in
            let writer = try kind.make(harness)
            let error = await failure(of: { _ = try await writer.archive(id: "p1") })
            latch.open()
            #expect(error?.code == .timeout && error?.effect == .unclear)
        }
    }

    @Test(arguments: [WriterKind.graphQL, .zapier])
    func aCancelledWriteIsUnclear(_ kind: WriterKind) async throws {
        let latch = Latch()
        try await Harness.run([StubReply(kind: .held(latch))]) { harness in
            let writer = try kind.make(harness)
            let writing = Task { _ = try await writer.archive(id: "p1") }
            while harness.server.requests.isEmpty { await Task.yield() }
            writing.cancel()
            let error = await failure(of: { try await writing.value })
            latch.open()
            #expect(error?.code == .cancelled && error?.effect == .unclear)
        }
    }

    /// Every third reply is lost: whatever a writer does about it, it must not make a project twice.
    @Test(arguments: [WriterKind.graphQL, .zapier])
    func ofAThousandCreatesNoneReachesTheServiceTwice(_ kind: WriterKind) async throws {
        let done = kind.done(.create(ProjectCreate(title: "a")))
        let replies = (0..<1000).map { $0 % 3 == 1 ? StubReply.json("", status: 504) : done }
        try await Harness.run(replies) { harness in
            let writer = try kind.make(harness)
            var unclear = 0
            for number in 0..<1000 {
                let error = await failure(of: { _ = try await writer.create(ProjectCreate(title: "n\(number).")) })
                unclear += error?.effect == .unclear ? 1 : 0
            }
            #expect(unclear == 333)
            let titles = harness.server.requests.compactMap { $0.body.firstMatch(of: /n\d+\./).map { String($0.0) } }
            #expect(titles.count == 1000 && Set(titles).count == 1000)
        }
    }

    @Test(arguments: [WriterKind.graphQL, .zapier])
    func noErrorTellsASecret(_ kind: WriterKind) async throws {
        let echo = "\(Harness.key) \(WriterKind.hookSecret)"
        let replies: [StubReply] = [
            .json(echo, status: 400), .json(echo, status: 404), .json(echo, status: 500), StubReply(kind: .cutOff),
        ]
        try await Harness.run(replies) { harness in
            let writer = try kind.make(harness)
            for _ in replies {
                let error = try #require(await failure(of: { _ = try await writer.archive(id: "p1") }))
                var dumped = "\(error) \(String(reflecting: error)) \(writer) \(String(reflecting: writer))"
                dump(error, to: &dumped)
                #expect(!dumped.contains(kind == .graphQL ? Harness.key : WriterKind.hookSecret))
            }
        }
    }
}
