import Busybusy
import Engine
import HighLevel
import Records
import Storage
import Testing

@Suite struct DeletionTests {
    /// A customer in step, under a mapping whose lifecycle has these lines.
    private func pair(_ lines: String...) async throws -> SyncBench {
        let bench = try SyncBench(mapping: try Mappings.lifecycle(lines))
        bench.contacts.add("Ada Okafor", phone: "+13125550147")
        try await bench.settle()
        return bench
    }

    private func isArchived(_ bench: SyncBench) -> Bool? { bench.projects["project0001"]?.isArchived }

    // MARK: The approval queue

    @Test func aDeletionWaitsForApprovalWhenTheMappingSaysSo() async throws {
        let bench = try await pair("deletes: ask")
        bench.contacts.delete("contact0001")
        try await bench.settle()
        #expect(isArchived(bench) == false)
        let question = try #require(try await bench.reviewDesk.list().first)
        #expect(question.code == "approve")
        #expect(question.label == "Ada Okafor")
        _ = try await bench.reviewDesk.decide(.ids([question.id]), .approve)
        try await bench.settle()
        #expect(isArchived(bench) == true)
        #expect(try await bench.review().isEmpty)
        let entry = try #require(try await bench.journal().last)
        #expect((entry.action, entry.actor) == ("archive", "person"))
        try await bench.settle()
        #expect(try await bench.store.read { try $0.contactsWithOpenDecisions(workspace: "main") }.isEmpty)
    }

    @Test func aRefusedDeletionIsNotAskedAgain() async throws {
        let bench = try await pair("deletes: ask")
        bench.contacts.delete("contact0001")
        try await bench.settle()
        let id = try #require(try await bench.reviewDesk.list().first?.id)
        _ = try await bench.reviewDesk.decide(.ids([id]), .refuse)
        try await bench.settle()
        bench.projects.edit("project0001") { $0.info?.city = "Berwyn" }
        try await bench.settle()
        #expect(isArchived(bench) == false)
        #expect(try await bench.review().isEmpty)
    }

    @Test func aRecordThatReappearsLeavesTheQueueByItself() async throws {
        let bench = try await pair("deletes: ask")
        let contact = try #require(bench.contacts["contact0001"])
        bench.contacts.delete("contact0001")
        try await bench.settle()
        #expect(try await bench.reviewCodes() == ["approve"])
        bench.contacts.putBack(contact)
        try await bench.settle()
        #expect(try await bench.review().isEmpty)
        bench.contacts.edit("contact0001") { $0.city = "Berwyn" }
        try await bench.settle()
        #expect(bench.projects["project0001"]?.info?.city == "Berwyn")
    }

    @Test func anApprovalOfARecordThatIsBackArchivesNothing() async throws {
        let bench = try await pair("deletes: ask")
        let contact = try #require(bench.contacts["contact0001"])
        bench.contacts.delete("contact0001")
        try await bench.settle()
        let id = try #require(try await bench.reviewDesk.list().first?.id)
        _ = try await bench.reviewDesk.decide(.ids([id]), .approve)
        bench.contacts.putBack(contact)
        try await bench.settle()
        #expect(isArchived(bench) == false)
        #expect(try await bench.review().isEmpty)
    }

    // MARK: An edit beats a deletion; look again

    @Test func anEditOfTheProjectBeatsTheDeletion() async throws {
        let bench = try await pair()
        bench.contacts.delete("contact0001")
        bench.projects.edit("project0001") { $0.info?.city = "Berwyn" }
        try await bench.settle()
        #expect(isArchived(bench) == false)
        let item = try #require(try await bench.reviewDesk.list().first)
        #expect(item.code == "approve")
        #expect(item.message.contains("somebody changed its city"))
        _ = try await bench.reviewDesk.decide(.ids([item.id]), .approve)
        try await bench.settle()
        #expect(isArchived(bench) == true)
    }

    @Test func anEditMadeWhileTheArchiveIsOnItsWayBeatsItToo() async throws {
        let bench = try await pair()
        bench.contacts.delete("contact0001")
        let projects = bench.projects
        projects.desk.before(.read) { projects.edit("project0001") { $0.info?.city = "Berwyn" } }
        try await bench.settle()
        #expect(isArchived(bench) == false)
        #expect(try await bench.reviewCodes() == ["approve"])
    }

    @Test func aContactThatIsBackRightBeforeTheArchiveKeepsItsProject() async throws {
        let bench = try await pair()
        let contact = try #require(bench.contacts["contact0001"])
        bench.contacts.delete("contact0001")
        let contacts = bench.contacts
        // The first look settles that it is gone; the second is the one right before the archive.
        contacts.desk.before(.read) { contacts.desk.before(.read) { contacts.putBack(contact) } }
        try await bench.settle()
        #expect(isArchived(bench) == false)
        #expect(bench.projects.desk.count(.archive) == 0)
        #expect(try await bench.link(ofContact: "contact0001")?.state == .linked)
        #expect(try await bench.review().isEmpty)
    }

    @Test func aPairWithoutABaseIsNotArchivedUnasked() async throws {
        let bench = try await pair()
        var link = try #require(try await bench.link(ofContact: "contact0001"))
        link.base = [:]
        try await bench.store.write { [link] in try $0.save([link], workspace: "main") }
        bench.contacts.delete("contact0001")
        try await bench.settle()
        #expect(isArchived(bench) == false)
        #expect(try await bench.reviewDesk.list().first?.message.contains("never in step") == true)
    }

    // MARK: What becomes of the other half

    @Test func unlinkLeavesTheProjectAloneAndMakesNoSecondContact() async throws {
        let bench = try await pair("contact-deleted: unlink")
        bench.contacts.delete("contact0001")
        try await bench.settle()
        #expect(isArchived(bench) == false)
        #expect(bench.contacts.all.isEmpty)
        bench.projects.edit("project0001") { $0.info?.city = "Berwyn" }
        try await bench.settle()
        #expect(bench.contacts.all.isEmpty)
        #expect(try await bench.reviewCodes() == ["apart"])
    }

    @Test func aProjectThatIsGoneIsMadeAgainWhenTheMappingSaysSo() async throws {
        let bench = try await pair("project-deleted: restore")
        _ = bench.projects.remove("project0001")
        try await bench.settle()
        #expect(bench.projects.all.map(\.title) == ["Ada Okafor"])
        let link = try #require(try await bench.link(ofContact: "contact0001"))
        #expect(link.state == .linked)
        #expect(link.projectID == bench.projects.all.first?.id)
        bench.contacts.edit("contact0001") { $0.city = "Berwyn" }
        try await bench.settle()
        #expect(bench.projects.all.map(\.info?.city) == ["Berwyn"])
    }

    @Test func aProjectThatIsBackBeforeItIsMadeAgainIsTakenUp() async throws {
        let bench = try await pair("project-deleted: restore")
        let project = try #require(bench.projects.remove("project0001"))
        let projects = bench.projects
        projects.desk.before(.read) { projects.desk.before(.read) { projects.putBack(project) } }
        try await bench.settle()
        #expect(projects.desk.count(.create) == 1, "the first one, before it was gone")
        #expect(try await bench.project(ofContact: "contact0001") == "project0001")
    }

    @Test func makingAProjectAgainWaitsForApprovalToo() async throws {
        let bench = try await pair("project-deleted: restore", "deletes: ask")
        _ = bench.projects.remove("project0001")
        try await bench.settle()
        #expect(bench.projects.all.isEmpty)
        let id = try #require(try await bench.reviewDesk.list().first?.id)
        _ = try await bench.reviewDesk.decide(.ids([id]), .approve)
        try await bench.settle()
        #expect(bench.projects.all.map(\.title) == ["Ada Okafor"])
        #expect(try await bench.review().isEmpty)
    }

    @Test(arguments: ["unlink", "ignore"]) func aProjectThatIsGoneIsLetGo(_ fate: String) async throws {
        let bench = try await pair("project-deleted: \(fate)")
        _ = bench.projects.remove("project0001")
        bench.contacts.edit("contact0001") { $0.city = "Berwyn" }
        try await bench.settle()
        #expect(bench.projects.all.isEmpty)
        #expect(try await bench.link(ofContact: "contact0001") == nil || fate == "ignore")
        #expect(try await bench.reviewCodes() == (fate == "unlink" ? ["apart"] : []))
    }
}
