import Busybusy
import Engine
import HighLevel
import Reconciliation
import Records
import Storage
import Testing

@Suite struct RefusalTests {
    @Test func aRefusedUpdateRestsWithItsReasonUntilItIsRetried() async throws {
        let bench = try SyncBench()
        let contact = bench.contacts.add("Ada Okafor")
        try await bench.settle()
        bench.contacts.edit(contact) { $0.city = "Berwyn" }
        bench.projects.desk.fail(.update, .refused)
        let report = try await bench.sync()
        #expect(report.dispatched.failed == 1)
        #expect(try await bench.outbox() == [.dead: 1])
        #expect(try await bench.review().map(\.subject) == [RecordID(.contact, contact)])
        #expect(try await bench.reviewCodes() == ["refused"])
        try await bench.settle()
        #expect(bench.projects.desk.count(.update) == 1)
        try await bench.sync(SyncOptions(retriesFailed: true))
        #expect(bench.projects.all.first?.info?.city == "Berwyn")
        #expect(try await bench.outbox().isEmpty)
        #expect(try await bench.review().isEmpty)
    }

    @Test func aRefusedUpdateHealsByAnEdit() async throws {
        let bench = try SyncBench()
        let contact = bench.contacts.add("Ada Okafor")
        try await bench.settle()
        bench.contacts.edit(contact) { $0.city = "Berwyn!" }
        bench.projects.desk.fail(.update, .refused)
        try await bench.sync()
        bench.contacts.edit(contact) { $0.city = "Berwyn" }
        try await bench.settle()
        #expect(bench.projects.all.first?.info?.city == "Berwyn")
        #expect(try await bench.review().isEmpty)
        #expect(try await bench.outbox().isEmpty)
    }

    @Test func aRefusedProjectIsOneFailureAndIsMadeWhenItsContactIsMended() async throws {
        let bench = try SyncBench()
        let contact = bench.contacts.add("Ada Okafor")
        bench.projects.desk.fail(.create, .refused)
        #expect(try await bench.sync().dispatched.failed == 1)
        try await bench.settle()
        #expect(bench.projects.all.isEmpty)
        bench.contacts.edit(contact) { $0.city = "Berwyn" }
        try await bench.settle()
        #expect(bench.projects.marked(contact).count == 1)
        #expect(try await bench.review().isEmpty)
    }

    @Test func aRefusedContactTakesItsTaskWithItAndBringsItBack() async throws {
        let bench = try SyncBench()
        bench.projects.add("Ridge House", customer: "Rosa Ridge")
        bench.contacts.desk.fail(.create, .refused)
        let report = try await bench.sync()
        #expect(report.dispatched.failed == 1)
        #expect(try await bench.review().map { $0.message.contains("not allowed") } == [true])
        try await bench.sync(SyncOptions(retriesFailed: true))
        try await bench.settle()
        #expect(bench.contacts.all.count == 1)
        #expect(bench.contacts.tasks(of: bench.contacts.all[0].id).count == 1)
        #expect(try await bench.review().isEmpty)
    }

    @Test func aRefusedTaskIsMadeOnceWhenItIsRetried() async throws {
        let bench = try SyncBench()
        bench.projects.add("Ridge House", customer: "Rosa Ridge")
        bench.contacts.desk.fail(.createTask, .refused)
        try await bench.settle()
        #expect(try await bench.outbox() == [.dead: 1])
        try await bench.sync(SyncOptions(retriesFailed: true))
        #expect(bench.contacts.tasks(of: bench.contacts.all[0].id).count == 1)
        #expect(try await bench.outbox().isEmpty)
        #expect(try await bench.review().isEmpty)
    }

    @Test func aRefusedTagIsAddedWhenItIsRetried() async throws {
        let bench = try SyncBench()
        bench.contacts.add("Ada Okafor")
        try await bench.settle()
        bench.projects.archive(bench.projects.all[0].id)
        bench.contacts.desk.fail(.addTags, .refused)
        try await bench.settle()
        #expect(try await bench.reviewCodes() == ["refused"])
        try await bench.sync(SyncOptions(retriesFailed: true))
        #expect(bench.contacts.all[0].tags.contains("job archived"))
        #expect(try await bench.review().isEmpty)
    }

    @Test func aRefusedArchiveIsDoneWhenItIsRetried() async throws {
        let bench = try SyncBench(mapping: Mappings.archivesLeavers())
        let contact = bench.contacts.add("Ada Okafor")
        try await bench.settle()
        bench.contacts.edit(contact) { $0.tags = [] }
        bench.projects.desk.fail(.archive, .refused)
        try await bench.settle()
        #expect(bench.projects.active.count == 1)
        #expect(try await bench.reviewCodes() == ["refused"])
        try await bench.sync(SyncOptions(retriesFailed: true))
        #expect(bench.projects.active.isEmpty)
        #expect(try await bench.review().isEmpty)
    }

    @Test func anUpdateRefusedAsADuplicateNeverTakesOverTheOtherContact() async throws {
        let bench = try SyncBench()
        let bystander = bench.contacts.add("Bea Summit", phone: "+13125550188", tags: ["lead"])
        let contact = bench.contacts.add("Ada Okafor", phone: "+13125550147")
        try await bench.settle()
        let project = try #require(try await bench.project(ofContact: contact))
        bench.projects.edit(project) {
            $0.title = "Bea Summit"
            $0.info?.phone = "+13125550188"
        }
        try await bench.settle()
        #expect(try await bench.project(ofContact: contact) == project)
        #expect(try await bench.link(ofContact: bystander) == nil)
        #expect(bench.contacts[contact]?.firstName == "Ada")
        #expect(try await bench.review().first { $0.code == "refused" }?.message.contains(bystander) == true)
    }

    @Test func aWriteThatKeepsFailingIsGivenUpAfterTheLastAttempt() async throws {
        let bench = try SyncBench()
        bench.contacts.add("Ada Okafor")
        bench.projects.desk.fail(.create, .retry, times: 100)
        let report = try await bench.sync(SyncOptions(patience: 10_000))
        #expect(bench.projects.desk.count(.create) == 12)
        #expect(report.dispatched.retried == 11)
        #expect(report.dispatched.failed == 1)
        // It is not forgotten: a run that fails at nothing itself still tells of it.
        let later = try await bench.sync()
        #expect(later.dispatched.failed == 0)
        #expect(later.givenUp == 1)
        #expect(later.needsPerson == 1)
        #expect(try await bench.reviewCodes() == ["refused"])
    }

    @Test func aWriteToBeTriedAgainSoonIsDoneInTheSameRunAndSoIsWhatFollowsIt() async throws {
        let bench = try SyncBench()
        bench.projects.add("Ridge House", customer: "Rosa Ridge")
        bench.contacts.desk.fail(.create, .retry)
        let report = try await bench.sync()
        #expect(report.waiting == 0)
        #expect(report.dispatched.contactsCreated == 1)
        #expect(report.dispatched.tasksCreated == 1)
    }

    @Test func withoutPatienceAWriteToBeTriedAgainIsLeftForTheNextRun() async throws {
        let bench = try SyncBench()
        bench.contacts.add("Ada Okafor")
        bench.projects.desk.fail(.create, .retry)
        let report = try await bench.sync(SyncOptions(patience: 0))
        #expect(report.waiting == 1)
        #expect(bench.projects.all.isEmpty)
        #expect(try await bench.engine.plan { _ in }.waiting == 1)
        bench.clock.advance(60)
        #expect(try await bench.sync(SyncOptions(patience: 0)).dispatched.projectsCreated == 1)
        #expect(bench.projects.all.count == 1)
    }
}
