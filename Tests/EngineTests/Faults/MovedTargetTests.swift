import Busybusy
import Engine
import HighLevel
import Reconciliation
import Records
import Storage
import Testing

@Suite struct MovedTargetTests {
    private func pair(_ mapping: String) async throws -> (bench: SyncBench, contact: String, project: String) {
        let bench = try SyncBench(mapping: mapping)
        let contact = bench.contacts.add("Ada Okafor", phone: "+13125550147")
        try await bench.settle()
        return (bench, contact, try #require(try await bench.project(ofContact: contact)))
    }

    @Test(arguments: [
        ("highlevel", "+13125550001", "+13125550001"), ("busybusy", "+13125550002", "+13125550002"),
        ("ask", "+13125550001", "+13125550002"),
    ])
    func aFieldThatAPersonChangesAfterTheScanIsPlannedAgain(policy: String, left: String, right: String) async throws {
        let (bench, contact, project) = try await pair(Mappings.phoneConflict(policy))
        bench.contacts.edit(contact) { $0.phone = "+13125550001" }
        bench.projects.desk.before(.read) { bench.projects.edit(project) { $0.info?.phone = "+13125550002" } }
        let report = try await bench.sync()
        #expect(report.dispatched.replanned == 1)
        try await bench.settle()
        #expect(bench.contacts[contact]?.phone == left)
        #expect(bench.projects[project]?.info?.phone == right)
        #expect(try await bench.reviewCodes() == (policy == "ask" ? ["conflict"] : []))
        #expect(try await bench.plannedWrites().isEmpty)
    }

    @Test func anotherFieldThatAPersonChangesAfterTheScanIsNotTouched() async throws {
        let (bench, contact, project) = try await pair(MappingText.standard)
        bench.contacts.edit(contact) { $0.city = "Berwyn" }
        bench.projects.desk.before(.read) { bench.projects.edit(project) { $0.info?.phone = "+13125550002" } }
        try await bench.sync()
        #expect(bench.projects[project]?.info?.phone == "+13125550002")
        #expect(bench.projects[project]?.info?.city == "Berwyn")
        try await bench.settle()
        #expect(bench.contacts[contact]?.phone == "+13125550002")
    }

    @Test func aProjectThatAPersonArchivesAfterTheScanIsNotWrittenTo() async throws {
        let (bench, contact, project) = try await pair(MappingText.standard)
        bench.contacts.edit(contact) { $0.city = "Berwyn" }
        bench.projects.desk.before(.read) { bench.projects.archive(project) }
        try await bench.settle()
        #expect(bench.projects.desk.count(.update) == 0)
        #expect(bench.contacts[contact]?.tags.contains("job archived") == true)
    }

    @Test func aContactThatAPersonDeletesAfterTheScanIsTakenForGone() async throws {
        let (bench, contact, project) = try await pair(MappingText.standard)
        bench.projects.edit(project) { $0.info?.city = "Berwyn" }
        bench.contacts.desk.before(.read) { bench.contacts.delete(contact) }
        let report = try await bench.sync()
        #expect(report.dispatched.replanned == 1)
        #expect(report.dispatched.failed == 0)
        try await bench.settle()
        // The project was edited meanwhile, and an edit beats a deletion.
        #expect(bench.projects[project]?.isArchived == false)
        #expect(try await bench.reviewCodes() == ["approve"])
    }

    @Test func aSearchThatLagsDoesNotRollBackAnOwnWrite() async throws {
        let (bench, contact, project) = try await pair(MappingText.standard)
        bench.contacts.freezeIndex()
        bench.projects.edit(project) { $0.info?.phone = "+13125550002" }
        try await bench.sync()
        #expect(bench.contacts[contact]?.phone == "+13125550002")
        let writes = bench.writeCount
        for _ in 0..<3 { try await bench.sync() }
        #expect(bench.writeCount == writes)
        #expect(bench.projects[project]?.info?.phone == "+13125550002")
        bench.contacts.thawIndex()
        try await bench.settle()
        #expect(bench.writeCount == writes)
    }

    @Test func anOwnContactThatSearchDoesNotShowYetIsNotTakenForGone() async throws {
        let (bench, _, _) = try await pair(MappingText.standard)
        bench.contacts.freezeIndex()
        let project = bench.projects.add("Ridge House", customer: "Rosa Ridge")
        try await bench.sync()
        let report = try await bench.sync()
        #expect(report.gone == 0)
        #expect(bench.projects[project]?.isArchived == false)
        #expect(bench.contacts.all.count == 2)
    }
}
