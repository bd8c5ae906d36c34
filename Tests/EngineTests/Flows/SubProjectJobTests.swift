import Busybusy
import Engine
import HighLevel
import Reconciliation
import Records
import Storage
import Testing

/// Each opportunity that makes a job gets a sub-project.
@Suite struct SubProjectJobTests {
    private func bench() throws -> JobBench { try JobBench("as: sub-projects", "number: customFields.num") }

    @Test func twoOpportunitiesMakeOneProjectWithTwoBelow() async throws {
        let bench = try bench()
        let ada = bench.contacts.add("Ada Okafor", tags: [])
        let roof = bench.opportunities.add("Roof", with: ada, number: "J-7")
        let gutters = bench.opportunities.add("Gutters", with: ada)
        bench.opportunities.add("Siding", with: ada, status: .open)
        let report = try await bench.sync()
        #expect(report.dispatched.projectsCreated == 1)
        #expect(report.dispatched.jobsWritten == 2)
        let root = try #require(bench.root)
        #expect(bench.projects.all.count == 3)
        #expect(bench.jobs(of: roof).map(\.title) == ["Roof"])
        #expect(bench.jobs(of: roof).map(\.info?.number) == ["J-7"])
        #expect(bench.jobs(of: gutters).map(\.title) == ["Gutters"])
        #expect(bench.projects.all.dropFirst().map(\.parentProjectID) == [root.id, root.id])
        try await bench.expectQuiet()
        let causes = try await bench.bench.journal().map(\.cause)
        #expect(
            causes.suffix(2) == [
                "opportunity \"Roof\" won in pipeline \"Sales\"", "opportunity \"Gutters\" won in pipeline \"Sales\"",
            ]
        )
    }

    @Test(arguments: 1...2)
    func aSubProjectWhoseReplyWasLostIsFoundByItsMarker(_ lost: Int) async throws {
        let bench = try bench()
        let ada = bench.contacts.add("Ada Okafor", tags: [])
        let roof = bench.opportunities.add("Roof", with: ada)
        let second = bench.opportunities.add("Roof", with: ada)
        bench.projects.desk.fail(.create, .lostReply, after: lost)
        try await bench.settle()
        #expect(bench.jobs(of: roof).count == 1)
        #expect(bench.jobs(of: second).count == 1)
        #expect(bench.projects.desk.count(.create) == 3)
        #expect(bench.projects.desk.count(.find) == 1)
        #expect(try await bench.bench.journal().compactMap(\.note).count == 1)
        try await bench.expectQuiet()
    }

    @Test func aChangeOfTheOpportunityTravelsAndAPersonsChangeStays() async throws {
        let bench = try bench()
        let ada = bench.contacts.add("Ada Okafor", tags: [])
        let roof = bench.opportunities.add("Roof", with: ada, number: "J-7")
        try await bench.settle()
        bench.opportunities.edit(roof) { $0.name = "New roof" }
        try await bench.settle()
        let job = try #require(bench.jobs(of: roof).first)
        #expect(job.title == "New roof")

        bench.projects.edit(job.id) { $0.title = "New roof, back side" }
        bench.opportunities.edit(roof) {
            $0.name = "Third roof"
            $0.customFields = [CustomField(id: "num", value: .string("J-8"))]
        }
        try await bench.settle()
        #expect(bench.projects[job.id]?.title == "New roof, back side")
        #expect(bench.projects[job.id]?.info?.number == "J-8")
        #expect(try await bench.bench.reviewCodes() == ["one-way"])

        bench.projects.edit(job.id) { $0.title = "Third roof" }
        try await bench.settle()
        #expect(try await bench.bench.reviewCodes() == [])
        try await bench.expectQuiet()
    }

    @Test func aPersonWhoIsFasterThanTheWriteIsNotOverwritten() async throws {
        let bench = try bench()
        let ada = bench.contacts.add("Ada Okafor", tags: [])
        let roof = bench.opportunities.add("Roof", with: ada)
        try await bench.settle()
        let job = try #require(bench.jobs(of: roof).first)
        bench.opportunities.edit(roof) { $0.name = "New roof" }
        let projects = bench.projects
        projects.desk.before(.read) { projects.edit(job.id) { $0.title = "Porch" } }
        let report = try await bench.sync()
        #expect(report.dispatched.replanned == 1)
        #expect(bench.projects[job.id]?.title == "Porch")
        #expect(try await bench.bench.reviewCodes() == ["one-way"])
    }

    @Test func aLostOneIsPutAwayAndAWonOneBroughtBack() async throws {
        let bench = try bench()
        let ada = bench.contacts.add("Ada Okafor", tags: [])
        let roof = bench.opportunities.add("Roof", with: ada)
        try await bench.settle()
        bench.opportunities.set(.lost, roof)
        try await bench.settle()
        #expect(bench.jobs(of: roof).map(\.isArchived) == [true])
        #expect(bench.root?.isArchived == false)
        try await bench.expectQuiet()
        bench.opportunities.set(.won, roof)
        bench.opportunities.edit(roof) { $0.name = "Roof again" }
        try await bench.settle()
        #expect(bench.jobs(of: roof).map(\.isArchived) == [false])
        #expect(bench.jobs(of: roof).map(\.title) == ["Roof again"])
        bench.opportunities.delete(roof)
        try await bench.settle()
        #expect(bench.jobs(of: roof).map(\.isArchived) == [true])
        try await bench.expectQuiet()
    }

    @Test func whatAPersonPutsAwayStaysAway() async throws {
        let bench = try bench()
        let ada = bench.contacts.add("Ada Okafor", tags: [])
        let roof = bench.opportunities.add("Roof", with: ada)
        try await bench.settle()
        bench.projects.archive(try #require(bench.jobs(of: roof).first?.id))
        bench.opportunities.edit(roof) { $0.name = "New roof" }
        try await bench.settle()
        #expect(bench.jobs(of: roof).map(\.isArchived) == [true])
        try await bench.expectQuiet()

        let gutters = bench.opportunities.add("Gutters", with: ada)
        try await bench.settle()
        _ = bench.projects.remove(try #require(bench.jobs(of: gutters).first?.id))
        try await bench.settle()
        #expect(bench.jobs(of: gutters).isEmpty)
        #expect(try await bench.bench.reviewCodes() == ["removed"])
    }

    @Test func tooManyAtOnceAreStoppedUntilAPersonConfirms() async throws {
        let bench = try bench()
        let ada = bench.contacts.add("Ada Okafor", tags: [])
        let deals = (0..<8).map { bench.opportunities.add("Job \($0)", with: ada) }
        try await bench.settle()
        for deal in deals.prefix(5) { bench.opportunities.set(.abandoned, deal) }
        for _ in 0..<2 {
            let report = try await bench.sync()
            #expect(report.guarded == 1)
            #expect(deals.flatMap(bench.jobs).allSatisfy { !$0.isArchived })
        }
        #expect(try await bench.bench.review().first?.message.contains("--archive-up-to 5") == true)
        try await bench.sync(SyncOptions(confirmedArchives: 5))
        #expect(deals.flatMap(bench.jobs).map(\.isArchived) == [true, true, true, true, true, false, false, false])
        try await bench.settle()
        #expect(try await bench.bench.review().isEmpty)
        try await bench.expectQuiet()
    }

    @Test func whatIsThereAlreadyIsTakenOnce() async throws {
        let bench = try bench()
        let ada = bench.contacts.add("Ada Okafor", phone: "+13125550147", tags: [])
        let root = bench.projects.add("Ada Okafor", phone: "+13125550147")
        let there = bench.projects.add("Roof", note: "Gate code 4711", under: root)
        let roof = bench.opportunities.add("Roof", with: ada, number: "J-7")
        let again = bench.opportunities.add("Roof", with: ada)
        try await bench.settle()
        #expect(bench.jobs(of: roof).map(\.id) == [there])
        #expect(bench.projects[there]?.info?.additionalInfo == "Gate code 4711\nghl-opportunity:\(roof)")
        #expect(bench.projects[there]?.info?.number == "J-7")
        #expect(bench.jobs(of: again).count == 1)
        #expect(bench.projects.all.count == 3)
        let causes = try await bench.bench.journal().map(\.cause)
        #expect(causes.contains { $0.hasSuffix("takes the sub-project with the same title") })
        try await bench.expectQuiet()
    }

    @Test func withoutTheListOfSubProjectsNoneIsMade() async throws {
        let bench = try bench()
        let ada = bench.contacts.add("Ada Okafor", tags: [])
        let roof = bench.opportunities.add("Roof", with: ada)
        bench.opportunities.desk.fail(.scanPage, .refused, after: 1)
        let report = try await bench.sync()
        #expect(report.warnings.first?.contains("jobs rests in this run: the sub-project list") == true)
        #expect(bench.projects.all.count == 1, "the contact's own project needs no flow")
        try await bench.settle()
        #expect(bench.jobs(of: roof).count == 1)
    }
}
