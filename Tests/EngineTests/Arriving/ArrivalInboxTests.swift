import Foundation
import Records
import Storage
import Testing

@testable import Engine

@Suite(.timeLimit(.minutes(10))) struct ArrivalInboxTests {
    private let directory: TemporaryDirectory
    private let store: Store
    private let bell = Bell()
    private let inbox: ArrivalInbox

    init() throws {
        directory = try TemporaryDirectory()
        store = try Store(path: directory.url.appending(path: "tenon.db").path, countsStatements: true)
        inbox = ArrivalInbox(store: store, workspace: "main", environment: .live(), bell: bell)
    }

    private func arrival(_ name: String) -> Arrival {
        Arrival(identity: Data(name.utf8), subjects: [RecordID(.contact, name)], receivedAt: Milliseconds(Date()))
    }

    @Test func manyAtOnceShareTheirCommits() async throws {
        let count = 1000
        let before = store.statementCount
        let isNew = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<count { group.addTask { try await inbox.take(arrival("m\(number)")) } }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(isNew == count)
        #expect(try await store.read { try $0.inboxCount(workspace: "main") } == count)
        // Two for each message, and a few for each commit: with one commit a message it would be five and more.
        #expect(store.statementCount - before < 3 * count)
    }

    @Test func whatIsTakenInIsOnDiskAndRings() async throws {
        #expect(try await inbox.take(arrival("a")))
        #expect(await bell.wait(atMost: .milliseconds(1), clock: ContinuousClock()))
        #expect(try await inbox.take(arrival("a")) == false)
        #expect(await !bell.wait(atMost: .milliseconds(1), clock: ContinuousClock()), "a repetition wakes nobody")
        // Another look at the file, as after a crash of this process.
        let other = try Store(path: store.path)
        #expect(try await other.read { try $0.unread(limit: 9, workspace: "main") }.map(\.subject.remoteID) == ["a"])
        try other.close()
    }

    @Test func whatCannotBeStoredIsNotTakenIn() async throws {
        try store.close()
        await #expect(throws: (any Error).self) { try await inbox.take(arrival("a")) }
        #expect(await !bell.wait(atMost: .milliseconds(1), clock: ContinuousClock()))
    }

    @Test func aCallerWhoGoesAwayTakesNobodyWithHim() async throws {
        let first = Task { try await inbox.take(arrival("first")) }
        first.cancel()
        #expect(try await inbox.take(arrival("second")))
        #expect(try await first.value)
    }
}
