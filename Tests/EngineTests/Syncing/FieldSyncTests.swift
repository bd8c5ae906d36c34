import Busybusy
import Engine
import HighLevel
import Reconciliation
import Records
import Storage
import Testing

@Suite struct FieldSyncTests {
    /// A synchronised pair.
    private func pair(_ mapping: String? = nil) async throws -> (bench: SyncBench, contact: String, project: String) {
        let bench = try mapping.map { try SyncBench(mapping: $0) } ?? SyncBench()
        let contact = bench.contacts.add("", phone: "+13125550147") {
            ($0.firstName, $0.lastName, $0.city) = ("Anna", "del Valle", "Chicago")
        }
        try await bench.settle()
        return (bench, contact, try #require(try await bench.project(ofContact: contact)))
    }

    @Test func aFieldChangedInHighLevelReachesBusybusy() async throws {
        let (bench, contact, project) = try await pair()
        bench.contacts.edit(contact) { $0.city = "Berwyn" }
        let report = try await bench.sync()
        #expect(bench.projects[project]?.info?.city == "Berwyn")
        #expect(report.dispatched.projectsUpdated == 1)
        #expect(report.dispatched.applied == 1)
        #expect(try await bench.plannedWrites().isEmpty)
    }

    @Test func aFieldChangedInBusybusyReachesHighLevel() async throws {
        let (bench, contact, project) = try await pair()
        bench.projects.edit(project) { $0.info?.phone = "(312) 555-0188" }
        let report = try await bench.sync()
        #expect(bench.contacts[contact]?.phone == "+13125550188")
        #expect(report.dispatched.contactsUpdated == 1)
        #expect(report.dispatched.applied == 1)
        #expect(try await bench.plannedWrites().isEmpty)
    }

    @Test func anEmptiedFieldIsEmptiedOnTheOtherSide() async throws {
        let (bench, contact, project) = try await pair()
        bench.contacts.edit(contact) { $0.city = nil }
        try await bench.sync()
        #expect(bench.projects[project]?.info?.city == nil)
        #expect(try await bench.plannedWrites().isEmpty)
    }

    @Test func differentFieldsChangedOnBothSidesBothTravel() async throws {
        let (bench, contact, project) = try await pair()
        bench.contacts.edit(contact) { $0.city = "Berwyn" }
        bench.projects.edit(project) { $0.info?.phone = "+13125550188" }
        let report = try await bench.sync()
        #expect(bench.projects[project]?.info?.city == "Berwyn")
        #expect(bench.contacts[contact]?.phone == "+13125550188")
        #expect(report.dispatched.projectsUpdated == 1)
        #expect(report.dispatched.contactsUpdated == 1)
        #expect(try await bench.journal().suffix(2).map(\.action) == ["update", "update"])
        #expect(try await bench.journal().count == 3)
        #expect(try await bench.plannedWrites().isEmpty)
    }

    @Test func theSameChangeOnBothSidesNeedsNoWrite() async throws {
        let (bench, contact, project) = try await pair()
        bench.contacts.edit(contact) { $0.city = "Berwyn" }
        bench.projects.edit(project) { $0.info?.city = "Berwyn" }
        let report = try await bench.sync()
        #expect(report.dispatched.applied == 0)
        #expect(try await bench.plannedWrites().isEmpty)
    }

    @Test(arguments: [("highlevel", "+13125550001", "+13125550001"), ("busybusy", "+13125550002", "+13125550002")])
    func aConflictIsSettledByThePolicy(policy: String, inContact: String, inProject: String) async throws {
        let (bench, contact, project) = try await pair(Mappings.phoneConflict(policy))
        bench.contacts.edit(contact) { $0.phone = "+13125550001" }
        bench.projects.edit(project) { $0.info?.phone = "+13125550002" }
        let report = try await bench.sync()
        #expect(bench.contacts[contact]?.phone == inContact)
        #expect(bench.projects[project]?.info?.phone == inProject)
        #expect(report.dispatched.applied == 1)
        #expect(try await bench.plannedWrites().isEmpty)
    }

    @Test func aConflictThatAsksWaitsForAPersonWhileOtherFieldsGoOn() async throws {
        let (bench, contact, project) = try await pair(Mappings.phoneConflict("ask"))
        bench.contacts.edit(contact) { ($0.phone, $0.city) = ("+13125550001", "Berwyn") }
        bench.projects.edit(project) { $0.info?.phone = "+13125550002" }
        try await bench.settle()
        #expect(bench.contacts[contact]?.phone == "+13125550001")
        #expect(bench.projects[project]?.info?.phone == "+13125550002")
        #expect(bench.projects[project]?.info?.city == "Berwyn")
        #expect(try await bench.reviewCodes() == ["conflict"])
        bench.projects.edit(project) { $0.info?.phone = "+13125550001" }
        try await bench.settle()
        #expect(try await bench.review().isEmpty)
    }

    @Test func aNameChangedInBusybusyKeepsTheOldPlaceOfTheSplit() async throws {
        let (bench, contact, project) = try await pair()
        bench.projects.edit(project) { $0.title = "Ana del Valle" }
        try await bench.settle()
        #expect(bench.contacts[contact]?.firstName == "Ana")
        #expect(bench.contacts[contact]?.lastName == "del Valle")
        #expect(bench.projects[project]?.info?.customer == "Ana del Valle")
        #expect(try await bench.plannedWrites().isEmpty)
    }

    @Test func aValueThatTheRemoteSpellsOtherwiseIsNotedAndDoesNotCirculate() async throws {
        let (bench, contact, project) = try await pair()
        bench.projects.keepTitles { _ in "ABBREVIATED" }
        bench.contacts.edit(contact) { $0.firstName = "Bea" }
        try await bench.sync()
        #expect(bench.projects[project]?.title == "ABBREVIATED")
        #expect(try await bench.reviewCodes() == ["coerced"])
        #expect(try await bench.plannedWrites().isEmpty)
        let writes = bench.writeCount
        try await bench.settle()
        #expect(bench.writeCount == writes)
        #expect(bench.contacts[contact]?.firstName == "Bea")
    }

    @Test func aChangedMappingIsAppliedToEverything() async throws {
        let (bench, _, project) = try await pair()
        #expect(bench.projects[project]?.info?.city == "Chicago")
        let mapping = try Mappings.standard(
            "busybusy: city\n    transforms: [single-space]",
            is: "busybusy: city\n    transforms: [single-space, uppercase]"
        )
        let later = try bench.restarted(mapping: mapping)
        let report = try await later.sync()
        #expect(report.changed == 2)
        #expect(report.reconciled.considered == 1)
        later.contacts.edit(try #require(later.contacts.all.first?.id)) { $0.city = "Berwyn" }
        try await later.settle()
        #expect(later.projects[project]?.info?.city == "BERWYN")
        #expect(try await later.sync().changed == 0)
    }

    @Test func aScopeThatGrowsTakesInWhatWasOutsideBefore() async throws {
        let (bench, _, _) = try await pair()
        let lead = bench.contacts.add("Lee Park", tags: ["won"])
        try await bench.settle()
        #expect(bench.projects.marked(lead).isEmpty)
        let later = try bench.restarted(
            mapping: try Mappings.standard("contact-tags: [customer]", is: "contact-tags: [customer, won]")
        )
        try await later.settle()
        #expect(later.projects.marked(lead).count == 1)
        #expect(later.projects.all.count == 2)
    }
}
