import Busybusy
import Engine
import HighLevel
import Records
import Storage
import Testing

@Suite struct ReviewDeskTests {
    private func asking() throws -> SyncBench { try SyncBench(mapping: Mappings.phoneConflict("ask")) }

    @Test func aConflictIsListedWithBothValuesAndSinceWhen() async throws {
        let bench = try asking()
        _ = try await bench.phoneConflict()
        let first = try #require(try await bench.reviewDesk.list().first)
        #expect(first.code == "conflict")
        #expect(first.field == "phone")
        #expect(first.label == "Ada Okafor")
        #expect((first.highLevel, first.busybusy) == ("+13125550148", "+13125550149"))
        #expect(first.choices == ["highlevel", "busybusy", "value"])
        bench.clock.advance(5_000)
        try await bench.settle()
        #expect(try await bench.reviewDesk.list() == [first])
    }

    @Test(
        arguments: [
            (ReviewDesk.Choice.highLevel, "+13125550148"), (.busybusy, "+13125550149"),
            (.value("+13125550150"), "+13125550150"),
        ]
    )
    func aDecisionIsCarriedOutByTheNextRunAndJournalled(_ choice: ReviewDesk.Choice, _ phone: String) async throws {
        let bench = try asking()
        let (contact, project) = try await bench.phoneConflict()
        let id = try #require(try await bench.reviewDesk.list().first?.id)
        let decided = try await bench.reviewDesk.decide(.ids([id]), choice)
        #expect(decided.map(\.id) == [id])
        #expect(try await bench.reviewDesk.list().first?.decided != nil)
        try await bench.settle()
        #expect(bench.contacts[contact]?.phone == phone)
        #expect(bench.projects[project]?.info?.phone == phone)
        #expect(try await bench.review().isEmpty)
        let written = try await bench.journal().filter { $0.actor == "person" }
        #expect(!written.isEmpty)
        #expect(written.allSatisfy { $0.cause.hasPrefix("decided by hand") && $0.action == "update" })
        let writes = bench.writeCount
        try await bench.settle()
        #expect(bench.writeCount == writes)
        #expect(try await bench.store.read { try $0.contactsWithOpenDecisions(workspace: "main") }.isEmpty)
    }

    @Test func anIdWhoseValuesMovedIsRefusedWithTheNewOnes() async throws {
        let bench = try asking()
        let (_, project) = try await bench.phoneConflict()
        let old = try #require(try await bench.reviewDesk.list().first?.id)
        bench.projects.edit(project) { $0.info?.phone = "+13125550111" }
        try await bench.settle()
        let new = try #require(try await bench.reviewDesk.list().first?.id)
        #expect(old.prefix(6) == new.prefix(6))
        let refusal = try await bench.refusal { _ = try await bench.reviewDesk.decide(.ids([old]), .highLevel) }
        #expect(refusal?.contains("+13125550111") == true)
        #expect(refusal?.contains(new) == true)
        _ = try await bench.reviewDesk.decide(.ids([new]), .highLevel)
    }

    @Test func aValueThatMovesAfterTheDecisionIsNotOverwritten() async throws {
        let bench = try asking()
        let (contact, project) = try await bench.phoneConflict()
        let id = try #require(try await bench.reviewDesk.list().first?.id)
        _ = try await bench.reviewDesk.decide(.ids([id]), .highLevel)
        bench.projects.edit(project) { $0.info?.phone = "+13125550111" }
        try await bench.sync()
        #expect(bench.projects[project]?.info?.phone == "+13125550111")
        #expect(bench.contacts[contact]?.phone == "+13125550148")
        let item = try #require(try await bench.reviewDesk.list().first)
        #expect(item.message.contains("decide again"))
        #expect(item.decided == nil)
    }

    @Test func aDecisionOutlivesALostReplyAndAProcessThatEnded() async throws {
        let bench = try asking()
        let (_, project) = try await bench.phoneConflict()
        let id = try #require(try await bench.reviewDesk.list().first?.id)
        _ = try await bench.reviewDesk.decide(.ids([id]), .highLevel)
        bench.projects.desk.fail(.update, .stopped)
        await #expect(throws: RemoteError.self) { try await bench.sync() }
        let later = try bench.restarted()
        try await later.settle()
        #expect(later.projects[project]?.info?.phone == "+13125550148")
        #expect(try await later.review().isEmpty)
    }

    @Test func manyAreDecidedAtOnceByCode() async throws {
        let bench = try asking()
        for number in 1...3 { bench.contacts.add("Customer \(number)", phone: "+1312555010\(number)") }
        try await bench.settle()
        for number in 1...3 {
            bench.contacts.edit("contact000\(number)") { $0.phone = "+1312555020\(number)" }
            bench.projects.edit("project000\(number)") { $0.info?.phone = "+1312555030\(number)" }
        }
        try await bench.settle()
        let decided = try await bench.reviewDesk.decide(.all(ReviewFilter(code: "conflict")), .busybusy)
        #expect(decided.count == 3)
        try await bench.settle()
        #expect(bench.contacts.all.compactMap(\.phone).sorted() == (1...3).map { "+1312555030\($0)" })
        let none = try await bench.refusal {
            _ = try await bench.reviewDesk.decide(.all(ReviewFilter(code: "conflict")), .busybusy)
        }
        #expect(none?.contains("nothing in review fits") == true)
    }

    @Test func whatCannotBeDecidedSaysWhatToDo() async throws {
        let bench = try SyncBench()
        bench.contacts.add("Ada Okafor", phone: "+13125550147")
        try await bench.settle()
        _ = bench.projects.remove("project0001")
        try await bench.settle()
        let item = try #require(try await bench.reviewDesk.list().first)
        #expect(item.choices.isEmpty)
        let refusal = try await bench.refusal { _ = try await bench.reviewDesk.decide(.ids([item.id]), .highLevel) }
        #expect(refusal?.contains("Restore it") == true)
        let unknown = try await bench.refusal { _ = try await bench.reviewDesk.decide(.ids(["zzzzzz"]), .approve) }
        #expect(unknown?.contains("there is no 'zzzzzz'") == true)
    }

    @Test func newestGoesByTheRecordsOwnMoments() async throws {
        let bench = try SyncBench(mapping: Mappings.phoneConflict("newest"))
        let contact = bench.contacts.add("Ada Okafor", phone: "+13125550147")
        try await bench.settle()
        let project = try #require(try await bench.project(ofContact: contact))
        bench.contacts.edit(contact) { $0.phone = "+13125550148" }
        bench.clock.advance(600)
        bench.projects.edit(project) { $0.info?.phone = "+13125550149" }
        try await bench.settle()
        #expect(bench.contacts[contact]?.phone == "+13125550149")
        bench.projects.edit(project) { $0.info?.phone = "+13125550150" }
        bench.clock.advance(600)
        bench.contacts.edit(contact) { $0.phone = "+13125550151" }
        try await bench.settle()
        #expect(bench.projects[project]?.info?.phone == "+13125550151")
    }
}
