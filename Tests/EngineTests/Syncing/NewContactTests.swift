import Busybusy
import Engine
import Foundation
import HighLevel
import Reconciliation
import Records
import Storage
import Testing

@Suite struct NewContactTests {
    @Test func aProjectWithACustomerBecomesAContactWithTagsAndOneTask() async throws {
        let bench = try SyncBench()
        let project = bench.projects.add("Ridge House", customer: "Rosa Ridge", phone: "312 555 0147")
        let report = try await bench.sync()
        let contact = try #require(bench.contacts.all.first)
        #expect(bench.contacts.all.count == 1)
        #expect(contact.firstName == "Rosa")
        #expect(contact.lastName == "Ridge")
        #expect(contact.phone == "+13125550147")
        #expect(contact.tags.sorted() == ["customer", "from busybusy"])
        #expect(contact.source == "busybusy:\(project)")
        #expect(bench.contacts.tasks(of: contact.id).map(\.title) == ["Complete this customer's details"])
        #expect(report.dispatched.contactsCreated == 1)
        #expect(report.dispatched.tasksCreated == 1)
        try await bench.settle()
        #expect(bench.contacts.all.count == 1)
        #expect(bench.contacts.tasks(of: contact.id).count == 1)
        #expect(bench.projects.all.count == 1)
    }

    @Test(arguments: ["Shop", " YARD ", "Overhead"])
    func aProjectOnTheSkipListIsLeftAlone(title: String) async throws {
        let bench = try SyncBench()
        bench.projects.add(title, customer: "Ourselves")
        try await bench.settle()
        #expect(bench.contacts.all.isEmpty)
        #expect(try await bench.review().isEmpty)
    }

    @Test func aProjectWithNeitherCustomerNorPhoneIsNotedOnly() async throws {
        let bench = try SyncBench()
        bench.projects.add("Side job")
        try await bench.settle()
        #expect(bench.contacts.all.isEmpty)
        let review = try await bench.review()
        #expect(review.map(\.code) == ["unclaimed"])
        #expect(review.allSatisfy { !$0.needsPerson })
    }

    @Test func aContactThatIsThereAlreadyIsTakenWhenTheNamesAgree() async throws {
        let bench = try SyncBench()
        let existing = bench.contacts.add("Rosa Ridge", phone: "+13125550147", tags: ["customer"]) {
            $0.city = "Berwyn"
        }
        bench.contacts.hideFromScan([existing])
        let project = bench.projects.add("Ridge House", customer: "Rosa Ridge", phone: "+13125550147")
        let report = try await bench.sync()
        #expect(report.dispatched.contactsCreated == 0)
        #expect(try await bench.project(ofContact: existing) == project)
        try await bench.settle()
        #expect(bench.contacts.all.count == 1)
        #expect(bench.projects[project]?.info?.city == "Berwyn")
        #expect(try await bench.review().isEmpty)
    }

    @Test func aContactThatIsThereUnderAnotherNameIsForAPerson() async throws {
        let bench = try SyncBench()
        let existing = bench.contacts.add("Paul Summit", phone: "+13125550147", tags: ["lead"])
        let project = bench.projects.add("Ridge House", customer: "Rosa Ridge", phone: "+13125550147")
        let report = try await bench.sync()
        #expect(report.dispatched.failed == 1)
        #expect(bench.contacts.all.count == 1)
        let review = try await bench.review()
        #expect(review.map(\.code) == ["refused"])
        #expect(review.first?.subject == RecordID(.project, project))
        #expect(review.first?.message.contains(existing) == true)
        bench.projects.edit(project) { $0.info?.phone = "+13125550148" }
        try await bench.settle()
        #expect(bench.contacts.named("Rosa Ridge").count == 1)
        #expect(bench.contacts.tasks(of: try #require(bench.contacts.named("Rosa Ridge").first).id).count == 1)
        #expect(try await bench.review().isEmpty)
    }

    @Test func aContactTakenOutOfScopeDoesNotCostTheProject() async throws {
        let bench = try SyncBench(mapping: Mappings.archivesLeavers())
        let existing = bench.contacts.add("Rosa Ridge", phone: "+13125550147", tags: ["lead"])
        bench.contacts.hideFromScan([existing])
        let project = bench.projects.add("Ridge House", customer: "Rosa Ridge", phone: "+13125550147")
        try await bench.settle()
        #expect(try await bench.link(ofContact: existing)?.projectID == project)
        #expect(bench.projects[project]?.isArchived == false)
    }

    @Test func aNewContactOutsideTheScopeDoesNotCostTheProject() async throws {
        let mapping = try Mappings.archivesLeavers().replacing("tags: [customer, from busybusy]", with: "tags: [crew]")
        let bench = try SyncBench(mapping: mapping)
        let project = bench.projects.add("Ridge House", customer: "Rosa Ridge")
        try await bench.settle()
        #expect(bench.contacts.all.map(\.tags) == [["crew"]])
        bench.contacts.edit(bench.contacts.all[0].id) { $0.city = "Berwyn" }
        try await bench.settle()
        #expect(bench.projects[project]?.isArchived == false)
        #expect(bench.projects[project]?.info?.city == "Berwyn")
    }
}
