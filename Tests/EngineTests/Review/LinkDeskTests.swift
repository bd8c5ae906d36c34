import Busybusy
import Engine
import HighLevel
import Records
import Storage
import Testing

@Suite struct LinkDeskTests {
    /// A customer in step, and a project of somebody else that makes no contact.
    private func bench() async throws -> (SyncBench, contact: String, project: String, link: String) {
        let bench = try SyncBench()
        let contact = bench.contacts.add("Ada Okafor", phone: "+13125550147")
        try await bench.settle()
        let link = try #require(try await bench.link(ofContact: contact))
        return (bench, contact, try #require(link.projectID), link.id)
    }

    @Test func aBrokenLinkIsNotMadeAgainAndNothingIsMadeTwice() async throws {
        let (bench, contact, project, link) = try await bench()
        let broken = try await bench.linkDesk.remove(link)
        #expect((broken.contact, broken.project) == (contact, project))
        let writes = bench.writeCount
        try await bench.settle()
        bench.contacts.edit(contact) { $0.city = "Berwyn" }
        bench.projects.edit(project) { $0.info?.city = "Gary" }
        try await bench.settle()
        #expect(bench.writeCount == writes)
        #expect(try await bench.link(ofContact: contact) == nil)
        #expect(try await bench.reviewCodes() == ["apart", "apart"])
        #expect(try await bench.journal().last?.action == "unlink")
        #expect(try await bench.journal().last?.actor == "person")
    }

    @Test func makingALinkLiftsThatAndBringsBothInStep() async throws {
        let (bench, contact, project, link) = try await bench()
        _ = try await bench.linkDesk.remove(link)
        try await bench.settle()
        bench.contacts.edit(contact) { $0.city = "Berwyn" }
        let made = try await bench.linkDesk.make(contactID: contact, projectID: project)
        #expect(made.id != link)
        try await bench.settle()
        #expect(bench.projects[project]?.info?.city == "Berwyn")
        #expect(try await bench.project(ofContact: contact) == project)
        #expect(try await bench.review().isEmpty)
    }

    @Test func anAmbiguousContactIsJoinedByHand() async throws {
        let bench = try SyncBench()
        let ids = [1, 2].map { _ in bench.projects.add("Ada Okafor", customer: "Ada Okafor", phone: "+13125550147") }
        let contact = bench.contacts.add("Ada Okafor", phone: "+13125550147")
        try await bench.settle()
        #expect(try await bench.project(ofContact: contact) == nil)
        _ = try await bench.linkDesk.make(contactID: contact, projectID: ids[1])
        try await bench.settle()
        #expect(try await bench.project(ofContact: contact) == ids[1])
        #expect(bench.projects.all.count == 2)
    }

    @Test func aLinkIsRepointedAndTheOldProjectStaysAsItIs() async throws {
        let (bench, contact, project, link) = try await bench()
        let other = bench.projects.add("Somebody's roof")
        try await bench.settle()
        _ = try await bench.linkDesk.repoint(link, toProject: other)
        try await bench.settle()
        #expect(try await bench.link(ofContact: contact)?.id == link)
        #expect(bench.projects[other]?.title == "Ada Okafor")
        bench.contacts.edit(contact) { $0.city = "Berwyn" }
        try await bench.settle()
        #expect(bench.projects[other]?.info?.city == "Berwyn")
        #expect(bench.projects[project]?.info?.city == nil)
        #expect(bench.projects[project]?.isArchived == false)
        #expect(bench.contacts.all.count == 1)
        #expect(try await bench.journal().contains { $0.action == "repoint" && $0.targetID == other })
    }

    @Test func refusalsSayWhyAndWhatNext() async throws {
        let (bench, contact, project, link) = try await bench()
        let second = bench.contacts.add("Bo Lindqvist", phone: "+13125550188")
        let archived = bench.projects.add("Old job")
        bench.projects.archive(archived)
        try await bench.settle()
        let other = try #require(try await bench.project(ofContact: second))
        let desk = bench.linkDesk
        let refusals = [
            try await bench.refusal { _ = try await desk.make(contactID: contact, projectID: project) },
            try await bench.refusal { _ = try await desk.make(contactID: contact, projectID: other) },
            try await bench.refusal { _ = try await desk.make(contactID: "nobody", projectID: other) },
            try await bench.refusal { _ = try await desk.make(contactID: contact, projectID: archived) },
            try await bench.refusal { _ = try await desk.repoint(link, toProject: other) },
            try await bench.refusal { _ = try await desk.remove("link-x") },
        ]
        let words = [
            "joined already, by \(link)", "tenon link break", "is not known", "is archived", "tenon link break",
            "there is no link",
        ]
        for (refusal, word) in zip(refusals, words) { #expect(refusal?.contains(word) == true, "\(refusal ?? "—")") }
        let states = try await desk.list().map(\.state)
        #expect(states == ["linked", "linked"])
        #expect(try await desk.list(search: "lindqvist").map(\.contact) == [second])
    }

    @Test func aLinkWithWritesOnTheirWayIsNotTouched() async throws {
        let (bench, contact, _, link) = try await bench()
        bench.contacts.edit(contact) { $0.city = "Berwyn" }
        bench.projects.desk.fail(.update, .stopped)
        await #expect(throws: RemoteError.self) { try await bench.sync() }
        let refusal = try await bench.refusal { _ = try await bench.linkDesk.remove(link) }
        #expect(refusal?.contains("on their way") == true)
        try await bench.settle()
        _ = try await bench.linkDesk.remove(link)
    }
}
