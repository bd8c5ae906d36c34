import Busybusy
import HighLevel
import Mapping
import Records
import Storage
import Testing

@testable import Engine

@Suite struct PeopleFlowTests {
    private let members = FakeList(.member)

    private func bench(_ options: String = "tag: busybusy-employee", everyContact: Bool = false) throws -> SyncBench {
        var yaml = MappingDocument.standardYAML + "\npeople:\n  \(options)\n"
        if everyContact { yaml = yaml.replacing("contact-tags: [customer] ", with: "contact-tags: [] ") }
        let rule = try #require(try MappingDocument(yaml: yaml).flows.people)
        return try SyncBench(mapping: yaml, flows: [PeopleFlow(rule: rule, members: members)])
    }

    private func employ(_ id: String, _ name: String, phone: String? = nil, email: String? = nil, left: Bool = false) {
        let parts = PersonName.splitting(name)
        members[id] = Record(
            id: RecordID(.member, id),
            fields: [
                "name": .text(name), "firstName": .text(parts.first), "lastName": .text(parts.last),
                "phone": Value(phone), "email": Value(email),
            ],
            isArchived: left
        )
    }

    @Test(arguments: [false, true])
    func membersBecomeContactsAndNeverProjects(everyContact: Bool) async throws {
        let bench = try bench(everyContact: everyContact)
        employ("m1", "Ada Okafor", phone: "312 555 0147", email: "ada@example.com")
        employ("m2", "Bo Lindqvist")
        employ("m3", "Cy Marsh", left: true)
        let report = try await bench.sync()
        #expect(report.dispatched.contactsCreated == 2)
        let ada = try #require(bench.contacts.named("Ada Okafor").first)
        #expect((ada.phone, ada.email, ada.source) == ("+13125550147", "ada@example.com", "busybusy-member:m1"))
        #expect(ada.tags == ["busybusy-employee"])
        let writes = bench.writeCount
        try await bench.settle()
        #expect(bench.writeCount == writes)
        #expect(bench.contacts.all.count == 2)
        #expect(bench.projects.all.isEmpty)
        #expect(try await bench.review().isEmpty)
    }

    @Test func aContactOfTheSameNameAndPhoneIsTakenOver() async throws {
        let bench = try bench()
        let known = bench.contacts.add("Ada Okafor", phone: "+13125550147", tags: ["vip"])
        employ("m1", "Ada Okafor", phone: "(312) 555-0147", email: "ada@example.com")
        try await bench.sync()
        #expect(bench.contacts.all.map(\.id) == [known])
        #expect(bench.contacts[known]?.tags == ["vip", "busybusy-employee"])
        #expect(bench.contacts[known]?.email == "ada@example.com", "what it did not say is filled")
        #expect(bench.contacts.desk.count(.create) == 0)
        #expect(try await bench.plannedWrites().isEmpty)
    }

    @Test func soIsOneThatHighLevelNames() async throws {
        let bench = try bench()
        employ("m1", "Ada Okafor", phone: "(312) 555-0147", email: "ada@example.com")
        bench.contacts.desk.before(.create) { bench.contacts.add("ADA OKAFOR", phone: "+13125550147", tags: []) }
        try await bench.settle()
        #expect(bench.contacts.all.count == 1)
        #expect(bench.contacts.all.first?.tags == ["busybusy-employee"])
        #expect(bench.contacts.all.first?.email == "ada@example.com")
        #expect(bench.contacts.all.first?.firstName == "ADA", "what it said is kept")
        #expect(try await bench.review().isEmpty)
    }

    @Test func oneOfAnotherNameIsForAPerson() async throws {
        let bench = try bench()
        let known = bench.contacts.add("Rosa Ridge", phone: "+13125550147", tags: [])
        employ("m1", "Ada Okafor", phone: "(312) 555-0147")
        let report = try await bench.sync()
        #expect(report.dispatched.failed == 1)
        #expect(try await bench.review().map(\.subject) == [RecordID(.member, "m1")])
        #expect(try await bench.review().first?.message.contains("another name") == true)
        #expect(bench.contacts[known]?.tags == [])
        try await bench.sync()
        #expect(bench.contacts.desk.count(.create) == 1, "not tried again by itself")
        bench.contacts.edit(known) { $0.phone = nil }
        try await bench.sync(SyncOptions(retriesFailed: true))
        #expect(bench.contacts.named("Ada Okafor").count == 1)
        #expect(try await bench.review().isEmpty)
        #expect(try await bench.outbox().isEmpty)
    }

    @Test func aCustomerWithAProjectIsNotMadeAnEmployee() async throws {
        let bench = try bench()
        let customer = bench.contacts.add("Ada Okafor", phone: "+13125550147")
        employ("m1", "Ada Okafor", phone: "(312) 555-0147")
        try await bench.sync()
        #expect(bench.contacts[customer]?.tags == ["customer"])
        #expect(bench.projects.all.map(\.isArchived) == [false])
        #expect(try await bench.review().first?.message.contains("a customer with a project") == true)
    }

    @Test func aProjectIsNotGivenToAnEmployee() async throws {
        let bench = try bench()
        employ("m1", "Ada Okafor", phone: "312 555 0147")
        try await bench.settle()
        let employee = try #require(bench.contacts.all.first).id
        bench.projects.add("Ada Okafor", customer: "Ada Okafor", phone: "312 555 0147")
        try await bench.sync()
        #expect(try await bench.link(ofContact: employee) == nil)
        #expect(try await bench.review().contains { $0.message.contains("an employee's") })
        #expect(bench.contacts[employee]?.tags == ["busybusy-employee"])
    }

    @Test func whatChangesIsToldAndWhoLeavesIsMarked() async throws {
        let bench = try bench()
        employ("m1", "Ada Okafor", phone: "312 555 0147", email: "ada@example.com")
        try await bench.settle()
        let id = try #require(bench.contacts.all.first).id
        bench.contacts.edit(id) { $0.email = "office@example.com" }
        employ("m1", "Ada Brix", phone: "312 555 0199", email: "brix@example.com")
        try await bench.sync()
        #expect(bench.contacts[id]?.lastName == "Brix")
        #expect(bench.contacts[id]?.phone == "+13125550199")
        #expect(bench.contacts[id]?.email == "office@example.com", "the office's own")
        #expect(try await bench.reviewCodes() == ["one-way"])
        employ("m1", "Ada Brix", phone: "312 555 0199", email: "office@example.com", left: true)
        try await bench.settle()
        #expect(bench.contacts[id]?.tags == ["busybusy-employee", "busybusy-former-employee"])
        #expect(try await bench.review().isEmpty)
        members["m1"] = nil
        let writes = bench.writeCount
        try await bench.settle()
        #expect(bench.writeCount == writes)
        #expect(bench.contacts.all.count == 1, "nobody is deleted")
    }

    @Test func aContactThatThePersonDeletedIsNotMadeAgain() async throws {
        let bench = try bench()
        employ("m1", "Ada Okafor", phone: "312 555 0147")
        try await bench.settle()
        bench.contacts.delete(bench.contacts.all[0].id)
        employ("m1", "Ada Okafor", phone: "312 555 0199")
        try await bench.settle()
        #expect(bench.contacts.all.isEmpty)
    }

    @Test(arguments: [Fault.lostReply, .unclear, .retry])
    func aContactIsMadeOnceWhateverBecameOfTheReply(fault: Fault) async throws {
        let bench = try bench()
        employ("m1", "Ada Okafor")
        bench.contacts.desk.fail(.create, fault)
        try await bench.settle()
        #expect(bench.contacts.all.count == 1)
        #expect(try await bench.outbox().isEmpty)
    }

    @Test func aContactThatWasGivenUpInDoubtIsFoundAndBroughtUpToDate() async throws {
        let bench = try bench()
        employ("m1", "Ada Okafor", phone: "312 555 0147")
        bench.contacts.desk.fail(.create, .lostReply)
        bench.contacts.desk.fail(.find, .retry, times: 30)
        try await bench.sync(SyncOptions(patience: 100_000))
        #expect(try await bench.outbox() == [.dead: 1])
        bench.contacts.desk.clear(.find)
        // A lost store is one thing; a list that does not show the contact yet is another.
        bench.contacts.hideFromScan(Set(bench.contacts.all.map(\.id)))
        employ("m1", "Ada Okafor", phone: "312 555 0199")
        try await bench.settle()
        #expect(bench.contacts.all.map(\.phone) == ["+13125550199"])
        #expect(bench.contacts.desk.count(.create) == 1)
    }

    @Test func aLostStoreIsNoReasonForASecondContact() async throws {
        let first = try bench()
        employ("m1", "Ada Okafor")
        try await first.settle()
        let second = try bench()
        second.contacts.add("Ada Okafor", tags: ["busybusy-employee"]) { $0.source = "busybusy-member:m1" }
        try await second.settle()
        #expect(second.contacts.all.count == 1)
        #expect(second.contacts.desk.count(.create) == 0)
    }

    @Test(.timeLimit(.minutes(10))) func itEndsTheSameWhereverItIsInterrupted() async throws {
        let day = try bench()
        employ("m1", "Ada Okafor", phone: "312 555 0147")
        employ("m2", "Bo Lindqvist")
        try await day.settle()
        employ("m2", "Bo Lindqvist", email: "bo@example.com", left: true)
        employ("m3", "Cy Marsh", phone: "312 555 0148")
        employ("m4", "Di Novak", phone: "312 555 0149")
        day.contacts.add("Di Novak", phone: "+13125550149", tags: [])
        try day.store.close()
        for point in 1...1000 {
            guard let bench = try await day.copied().crashed(at: point) else {
                #expect(point > 20)
                return
            }
            try await bench.settle()
            let names = bench.contacts.all.compactMap(\.firstName).sorted()
            #expect(names == ["Ada", "Bo", "Cy", "Di"], "\(point)")
            let bo = try #require(bench.contacts.named("Bo Lindqvist").first)
            #expect(bo.email == "bo@example.com", "\(point)")
            #expect(bo.tags == ["busybusy-employee", "busybusy-former-employee"], "\(point)")
            #expect(bench.contacts.named("Di Novak").first?.tags == ["busybusy-employee"], "\(point)")
            #expect(bench.projects.all.isEmpty, "\(point)")
            #expect(try await bench.outbox().isEmpty, "\(point)")
            #expect(try await bench.review().isEmpty, "\(point)")
        }
        Issue.record("a thousand points were not enough")
    }
}
