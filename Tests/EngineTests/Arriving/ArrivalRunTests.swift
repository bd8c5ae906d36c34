import Busybusy
import Foundation
import HighLevel
import Records
import Storage
import Testing

@testable import Engine

/// What a webhook tells of is read and brought in step at once, without reading lists.
@Suite struct ArrivalRunTests {
    private func tell(_ bench: SyncBench, of subjects: RecordID...) async throws {
        let environment = bench.engine.environment
        let arrival = Arrival(
            identity: Data(UUID().uuidString.utf8),
            subjects: subjects,
            receivedAt: Milliseconds(bench.clock.now)
        )
        _ = try await bench.store.write {
            try $0.takeIn(
                [arrival],
                nextID: { environment.identities.next(at: Milliseconds(environment.now())) },
                workspace: SyncBench.workspace
            )
        }
    }

    @Test func aNewCustomerGetsAProjectAndOnlyProjectsAreListed() async throws {
        let bench = try SyncBench()
        try await bench.sync()
        let ada = bench.contacts.add("Ada Okafor", phone: "+13125550147")
        let pages = bench.contacts.desk.count(.scanPage)
        try await tell(bench, of: RecordID(.contact, ada))
        let report = try #require(try await bench.engine.runArrivals())
        #expect(report.dispatched.applied == 1)
        #expect(bench.projects.all.map(\.title) == ["Ada Okafor"])
        #expect(bench.contacts.desk.count(.scanPage) == pages)
        #expect(bench.contacts.desk.count(.read) == 1)
        try await bench.settle()
        #expect(bench.projects.all.count == 1)
        #expect(try await bench.engine.runArrivals() == nil)
    }

    @Test func aProjectThatWasMadeByHandMeanwhileIsFound() async throws {
        let bench = try SyncBench()
        try await bench.sync()
        let ada = bench.contacts.add("Ada Okafor", phone: "+13125550147")
        let byHand = bench.projects.add("Ada Okafor", phone: "+13125550147")
        try await tell(bench, of: RecordID(.contact, ada))
        _ = try await bench.engine.runArrivals()
        #expect(bench.projects.all.count == 1)
        #expect(try await bench.project(ofContact: ada) == byHand)
    }

    @Test func aChangeOfALinkedContactCostsOneReadAndTheWrite() async throws {
        let bench = try SyncBench()
        let ada = bench.contacts.add("Ada Okafor", phone: "+13125550147")
        try await bench.settle()
        bench.contacts.edit(ada) { $0.city = "Hammond" }
        let (reads, lists) = (bench.contacts.desk.count(.read), bench.projects.desk.count(.scanPage))
        try await tell(bench, of: RecordID(.contact, ada))
        _ = try await bench.engine.runArrivals()
        #expect(bench.projects.all.first?.info?.city == "Hammond")
        #expect(bench.contacts.desk.count(.read) - reads == 1)
        #expect(bench.projects.desk.count(.scanPage) == lists)
    }

    @Test func theEchoOfAnOwnWriteLeadsToNothing() async throws {
        let bench = try SyncBench()
        let ada = bench.contacts.add("Ada Okafor", phone: "+13125550147")
        try await bench.settle()
        try await tell(bench, of: RecordID(.contact, ada))
        let writes = bench.writeCount
        #expect(try await bench.engine.runArrivals() == nil)
        #expect(bench.writeCount == writes)
        #expect(try await bench.store.read { try $0.inboxCount(workspace: SyncBench.workspace) } == 0)
    }

    /// One by one, the guard against mass changes could not see them.
    @Test func aDeletedContactIsLeftToTheNextScan() async throws {
        let bench = try SyncBench()
        let ada = bench.contacts.add("Ada Okafor", phone: "+13125550147")
        bench.contacts.add("Ben Moss", phone: "+13125550148")
        bench.contacts.add("Cy Long", phone: "+13125550149")
        try await bench.settle()
        bench.contacts.delete(ada)
        try await tell(bench, of: RecordID(.contact, ada))
        #expect(try await bench.engine.runArrivals() == nil)
        #expect(bench.projects.all.allSatisfy { $0.archivedOn == nil })
        try await bench.settle()
        #expect(bench.projects.all.count { $0.archivedOn != nil } == 1)
    }

    @Test func whatCouldNotBeReadWaits() async throws {
        let bench = try SyncBench()
        try await bench.sync()
        let ada = bench.contacts.add("Ada Okafor", phone: "+13125550147")
        try await tell(bench, of: RecordID(.contact, ada))
        bench.contacts.desk.fail(.read, .retry)
        await #expect(throws: RemoteError.self) { try await bench.engine.runArrivals() }
        #expect(bench.projects.all.isEmpty)
        _ = try await bench.engine.runArrivals()
        #expect(bench.projects.all.count == 1)
    }

    @Test func oneThatNobodyMayReadHoldsNothingUp() async throws {
        let bench = try SyncBench()
        try await bench.sync()
        let ada = bench.contacts.add("Ada Okafor", phone: "+13125550147")
        let ben = bench.contacts.add("Ben Moss", phone: "+13125550148")
        bench.contacts.desk.fail(.read, .refused)
        try await tell(bench, of: RecordID(.contact, ada), RecordID(.contact, ben), RecordID(.member, "m1"))
        _ = try await bench.engine.runArrivals()
        #expect(bench.projects.all.count == 1)
        #expect(try await bench.store.read { try $0.inboxCount(workspace: SyncBench.workspace) } == 0)
        try await bench.settle()
        #expect(bench.projects.all.count == 2)
    }

    @Test func aWonOpportunityMakesItsJob() async throws {
        for shape in ["root-project", "sub-projects"] {
            let bench = try JobBench("as: \(shape)")
            try await bench.sync()
            let ada = bench.contacts.add("Ada Okafor", phone: "+13125550147", tags: [])
            let deal = bench.opportunities.add("Roof", with: ada, number: "J-7")
            // HighLevel leaves the contact out now and then; the opportunity itself names it.
            try await tell(bench.bench, of: RecordID(.opportunity, deal))
            _ = try await bench.engine.runArrivals()
            #expect(bench.root?.title == "Ada Okafor", "\(shape)")
            #expect(bench.jobs(of: deal).count == (shape == "sub-projects" ? 1 : 0), "\(shape)")
            try await bench.settle()
            try await bench.expectQuiet("\(shape)")
        }
    }

    @Test(.timeLimit(.minutes(10))) func itEndsTheSameWhereverItIsInterrupted() async throws {
        let day = try SyncBench()
        try await day.sync()
        let ada = day.contacts.add("Ada Okafor", phone: "+13125550147")
        try await tell(day, of: RecordID(.contact, ada))
        try day.store.close()
        for point in 1...200 {
            let bench = try day.copied()
            let (ready, go) = AsyncStream.makeStream(of: Void.self)
            // Unstructured, so that the crash can cancel the whole run from inside one of its calls.
            let run = Task {
                for await _ in ready {}
                _ = try await bench.engine.runArrivals()
            }
            bench.crash.arm(at: point) { run.cancel() }
            go.finish()
            _ = await run.result
            let isDead = bench.crash.isDead
            bench.crash.disarm()
            guard isDead else {
                #expect(point > 10)
                return
            }
            let next = try bench.restarted()
            try await next.settle()
            _ = try await next.engine.runArrivals()
            #expect(next.projects.all.map(\.title) == ["Ada Okafor"], "\(point)")
            #expect(try await next.outbox().isEmpty, "\(point)")
        }
        Issue.record("two hundred points were not enough")
    }
}
