import Busybusy
import Engine
import HighLevel
import Reconciliation
import Records
import Storage
import Testing

@Suite struct StoppedConnectionTests {
    private func bench(_ count: Int) throws -> SyncBench {
        let bench = try SyncBench()
        for number in 0..<count { bench.contacts.add("Customer \(number)", phone: "+1312555\(1000 + number)") }
        bench.projects.add("Ridge House", customer: "Rosa Ridge", phone: "+13125559999")
        return bench
    }

    @Test(arguments: RecordKind.linked)
    func aScanThatEndsHalfWayChangesNothing(kind: RecordKind) async throws {
        let bench = try bench(50)
        try await bench.settle()
        let writes = bench.writeCount
        for id in 1...3 { bench.contacts.delete("contact000\(id)") }
        bench.projects.edit("project0001") { $0.info?.city = "Berwyn" }
        let desk = kind == .contact ? bench.contacts.desk : bench.projects.desk
        desk.fail(.scanPage, .stopped, after: 1)
        await #expect(throws: RemoteError.self) { try await bench.sync() }
        #expect(bench.writeCount == writes)
        #expect(bench.projects.active.count == 51)
        try await bench.settle()
        #expect(bench.projects.active.count == 48)
        #expect(bench.contacts.named("Rosa Ridge").first?.city == "Berwyn")
    }

    @Test(arguments: [(RecordKind.contact, 0), (.project, 0), (.project, 35)])
    func writesWaitWhileTheConnectionIsStoppedAndTheNextRunFinishesThem(kind: RecordKind, after: Int) async throws {
        let bench = try bench(70)
        let desk = kind == .contact ? bench.contacts.desk : bench.projects.desk
        desk.fail(.create, .stopped, times: 40, after: after)
        await #expect(throws: RemoteError.self) { try await bench.sync() }
        #expect(try await bench.outbox()[.dead] == nil)
        #expect(try await bench.outbox()[.pending] ?? 0 > 0)
        var runs = 0
        while (try? await bench.sync()) == nil, runs < 60 { runs += 1 }
        try await bench.settle()
        for contact in bench.contacts.all where contact.source == nil {
            #expect(bench.projects.marked(contact.id).count == 1)
        }
        #expect(bench.projects.all.count == 71)
        #expect(bench.contacts.all.count == 71)
        #expect(bench.contacts.tasks(of: bench.contacts.named("Rosa Ridge")[0].id).count == 1)
    }

    @Test func aLongStopDoesNotBringAWriteNearerToBeingGivenUp() async throws {
        let bench = try SyncBench()
        let contact = bench.contacts.add("Ada Okafor")
        bench.projects.desk.fail(.create, .stopped, times: 20)
        for _ in 0..<20 { _ = try? await bench.sync() }
        #expect(bench.projects.desk.count(.create) == 20)
        bench.projects.desk.fail(.create, .retry)
        let report = try await bench.sync()
        #expect(report.dispatched.failed == 0)
        #expect(bench.projects.marked(contact).count == 1)
    }

    @Test func theRunIsOnRecordWithTheReasonWhyItEnded() async throws {
        let bench = try bench(1)
        bench.projects.desk.fail(.scanPage, .stopped)
        _ = try? await bench.sync()
        try await bench.sync()
        let runs = try await bench.store.read { try $0.runs(limit: 5, workspace: SyncBench.workspace) }
        #expect(runs.map(\.outcome) == ["done", Fault.stopped.error.message])
    }
}
