import Busybusy
import Engine
import HighLevel
import Reconciliation
import Records
import Storage
import Testing

@Suite struct LostReplyTests {
    @Test func aProjectWhoseReplyWasLostIsFoundByItsMarker() async throws {
        let bench = try SyncBench()
        let contact = bench.contacts.add("Ada Okafor", phone: "+13125550147")
        bench.projects.desk.fail(.create, .lostReply)
        let report = try await bench.sync()
        #expect(bench.projects.marked(contact).count == 1)
        #expect(bench.projects.desk.count(.create) == 1)
        #expect(bench.projects.desk.count(.find) == 1)
        #expect(report.dispatched.projectsCreated == 1)
        #expect(try await bench.journal().map { $0.note?.contains("found by its marker") } == [true])
        try await bench.settle()
        #expect(bench.projects.all.count == 1)
        #expect(try await bench.review().isEmpty)
    }

    @Test func aContactWhoseReplyWasLostIsFoundByItsMarkerAndGetsItsTask() async throws {
        let bench = try SyncBench()
        bench.projects.add("Ridge House", customer: "Rosa Ridge")
        bench.contacts.desk.fail(.create, .lostReply)
        try await bench.settle()
        #expect(bench.contacts.all.count == 1)
        #expect(bench.contacts.desk.count(.create) == 1)
        #expect(bench.contacts.tasks(of: bench.contacts.all[0].id).count == 1)
        #expect(bench.projects.all.count == 1)
    }

    @Test func aContactThatSearchDoesNotShowYetIsNamedByTheRefusalOfASecondOne() async throws {
        let bench = try SyncBench()
        let project = bench.projects.add("Ridge House", customer: "Rosa Ridge", phone: "+13125550147")
        bench.contacts.desk.fail(.create, .lostReply)
        bench.contacts.freezeIndex()
        let report = try await bench.sync()
        #expect(report.dispatched.contactsCreated == 1)
        #expect(report.dispatched.tasksCreated == 1)
        bench.contacts.thawIndex()
        try await bench.settle()
        let contact = try #require(bench.contacts.all.first)
        #expect(bench.contacts.all.count == 1)
        #expect(bench.contacts.tasks(of: contact.id).count == 1)
        #expect(try await bench.project(ofContact: contact.id) == project)
        #expect(try await bench.review().isEmpty)
    }

    @Test func aTaskWhoseReplyWasLostIsMadeOnce() async throws {
        let bench = try SyncBench()
        bench.projects.add("Ridge House", customer: "Rosa Ridge")
        bench.contacts.desk.fail(.createTask, .lostReply)
        try await bench.settle()
        #expect(bench.contacts.desk.count(.createTask) == 2)
        #expect(bench.contacts.tasks(of: bench.contacts.all[0].id).count == 1)
    }

    @Test(arguments: [Fault.lostReply, .unclear, .retry])
    func anUpdateIsDoneOnceWhateverBecameOfItsReply(fault: Fault) async throws {
        let bench = try SyncBench()
        let contact = bench.contacts.add("Ada Okafor")
        try await bench.settle()
        bench.contacts.edit(contact) { $0.city = "Berwyn" }
        bench.projects.desk.fail(.update, fault)
        let report = try await bench.sync()
        #expect(report.dispatched.projectsUpdated == 1)
        #expect(bench.projects.desk.count(.update) == (fault == .lostReply ? 1 : 2))
        #expect(bench.projects.all.first?.info?.city == "Berwyn")
        #expect(try await bench.plannedWrites().isEmpty)
    }

    @Test func anUnclearCreateThatHadNoEffectIsMadeAfterALook() async throws {
        let bench = try SyncBench()
        let contact = bench.contacts.add("Ada Okafor")
        bench.projects.desk.fail(.create, .unclear)
        try await bench.settle()
        #expect(bench.projects.marked(contact).count == 1)
        #expect(bench.projects.desk.calls.filter { $0 != .scanPage }.prefix(3) == [.create, .find, .create])
    }

    @Test func whileTheLookFailsNothingIsMadeAgain() async throws {
        let bench = try SyncBench()
        let contact = bench.contacts.add("Ada Okafor")
        bench.projects.desk.fail(.create, .lostReply)
        bench.projects.desk.fail(.find, .retry, times: 20)
        let report = try await bench.sync(SyncOptions(patience: 10_000))
        #expect(report.dispatched.failed == 1)
        #expect(bench.projects.desk.count(.create) == 1)
        #expect(try await bench.outbox() == [.dead: 1])
        try await bench.sync(SyncOptions(retriesFailed: true))
        try await bench.settle()
        #expect(bench.projects.all.count == 1)
        #expect(bench.projects.desk.count(.create) == 1)
        #expect(try await bench.link(ofContact: contact)?.state == .linked)
        #expect(try await bench.review().isEmpty)
    }
}
