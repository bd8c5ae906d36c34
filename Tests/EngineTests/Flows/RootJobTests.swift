import Busybusy
import Engine
import HighLevel
import Reconciliation
import Records
import Storage
import Testing

/// An opportunity makes a project of its contact.
@Suite struct RootJobTests {
    @Test func aWonOpportunityMakesAProjectWithItsNumberOnce() async throws {
        let bench = try JobBench("as: root-project")
        let ada = bench.contacts.add("Ada Okafor", tags: [])
        bench.contacts.add("Bo Lindqvist", tags: ["customer"])
        bench.opportunities.add("Roof", with: ada, number: "J-7")
        let planned = try await bench.plannedWrites()
        #expect(planned.map(\.reason) == ["opportunity \"Roof\" won in pipeline \"Sales\", has no project"])
        try await bench.sync()
        #expect(bench.projects.all.map(\.title) == ["Ada Okafor"], "a tag alone says nothing here")
        #expect(bench.root?.info?.number == "J-7")
        try await bench.expectQuiet()
    }

    @Test func whatWasWonTwiceOrTwoOfThemMakeOneProjectWithTheNewestNumber() async throws {
        let bench = try JobBench("as: root-project")
        let ada = bench.contacts.add("Ada Okafor", tags: [])
        let first = bench.opportunities.add("Roof", with: ada, number: "J-7")
        try await bench.settle()
        bench.opportunities.set(.open, first)
        try await bench.settle()
        bench.opportunities.set(.won, first)
        try await bench.settle()
        bench.opportunities.add("Gutters", with: ada, number: "J-8")
        try await bench.settle()
        #expect(bench.projects.all.count == 1)
        #expect(bench.projects.desk.count(.create) == 1)
        #expect(bench.root?.info?.number == "J-8")
        try await bench.expectQuiet()
    }

    @Test(arguments: [OpportunityStatus.open, .lost, .abandoned])
    func anyOtherOpportunityMakesNothingUntilItIsWon(_ status: OpportunityStatus) async throws {
        let bench = try JobBench("as: root-project")
        let ada = bench.contacts.add("Ada Okafor", tags: [])
        let deal = bench.opportunities.add("Roof", with: ada, status: status)
        try await bench.settle()
        #expect(bench.projects.all.isEmpty)
        bench.opportunities.set(.won, deal)
        try await bench.sync()
        #expect(bench.projects.all.count == 1)
    }

    @Test func aRuleMayAskForPipelineAndStageOnly() async throws {
        let bench = try JobBench("when: {status: [open, won], pipeline: Sales, stage: Sold}")
        for (name, stage, pipeline) in [
            ("Ada Okafor", "sold", "sales"), ("Bo Lindqvist", "lead", "sales"), ("Cy Ames", "filed", "claims"),
        ] {
            let contact = bench.contacts.add(name, tags: [])
            bench.opportunities.add("Roof", with: contact, status: .open, stage: stage, pipeline: pipeline)
        }
        try await bench.settle()
        #expect(bench.projects.all.map(\.title) == ["Ada Okafor"])
        bench.opportunities.edit("deal0002") { $0.stageID = "sold" }
        try await bench.settle()
        #expect(bench.projects.all.map(\.title) == ["Ada Okafor", "Bo Lindqvist"])
    }

    @Test func aNumberThatChangesTravelsAndALostOpportunityTakesNothingAway() async throws {
        let bench = try JobBench("as: root-project")
        let ada = bench.contacts.add("Ada Okafor", tags: [])
        let deal = bench.opportunities.add("Roof", with: ada, number: "J-7")
        try await bench.settle()
        bench.opportunities.edit(deal) { $0.customFields = [CustomField(id: "num", value: .string("J-9"))] }
        try await bench.settle()
        #expect(bench.root?.info?.number == "J-9")
        bench.opportunities.set(.lost, deal)
        try await bench.settle()
        #expect(bench.root?.isArchived == false)
        #expect(bench.root?.info?.number == "J-9")
        bench.contacts.edit(ada) { $0.city = "Gary" }
        try await bench.settle()
        #expect(bench.root?.info?.city == "Gary", "the pair stays in step")
        try await bench.expectQuiet()
    }

    @Test func aLostOpportunityArchivesWhereTheMappingSaysSoAndAWonOneBringsBack() async throws {
        let change = ("contact-leaves-scope: keep ", "contact-leaves-scope: archive-project ")
        let bench = try JobBench("as: root-project", changing: change)
        let ada = bench.contacts.add("Ada Okafor", tags: [])
        let deal = bench.opportunities.add("Roof", with: ada)
        try await bench.settle()
        bench.opportunities.set(.lost, deal)
        let planned = try await bench.plannedWrites()
        #expect(planned.map(\.reason) == ["the contact has no opportunity any more that makes a job"])
        try await bench.settle()
        #expect(bench.root?.isArchived == true)
        bench.opportunities.set(.won, deal)
        try await bench.settle()
        #expect(bench.root?.isArchived == false)
        try await bench.expectQuiet()
    }

    @Test func anIncompleteListTakesNoOpportunityFromAnybody() async throws {
        let change = ("contact-leaves-scope: keep ", "contact-leaves-scope: archive-project ")
        let bench = try JobBench("as: root-project", changing: change)
        let ada = bench.contacts.add("Ada Okafor", tags: [])
        let deal = bench.opportunities.add("Roof", with: ada)
        try await bench.settle()
        bench.contacts.edit(ada) { $0.city = "Gary" }
        bench.opportunities.desk.fail(.scanPage, .stopped)
        let report = try await bench.sync()
        #expect(report.warnings.count == 1)
        #expect(report.warnings.first?.contains("jobs rests in this run: the opportunity list: 401") == true)
        #expect(bench.root?.isArchived == false)
        #expect(bench.root?.info?.city == "Gary", "contacts and projects go on")

        bench.opportunities.hideFromScan([deal])
        try await bench.settle()
        #expect(bench.root?.isArchived == false, "a look by its id shows it")
        bench.opportunities.delete(deal)
        try await bench.settle()
        #expect(bench.root?.isArchived == true)
    }

    @Test func aContactThatTenonWritesKeepsWhatItsOpportunitySays() async throws {
        let change = ("contact-leaves-scope: keep ", "contact-leaves-scope: archive-project ")
        let bench = try JobBench("as: root-project", changing: change)
        let ada = bench.contacts.add("Ada Okafor", phone: "+13125550147", tags: [])
        bench.opportunities.add("Roof", with: ada, number: "J-7")
        try await bench.settle()
        bench.projects.edit(try #require(bench.root?.id)) { $0.info?.city = "Gary" }
        try await bench.sync()
        #expect(bench.contacts[ada]?.city == "Gary")
        #expect(try await bench.bench.link(ofContact: ada)?.wasInScope == true)
        #expect(bench.root?.info?.number == "J-7")
        try await bench.expectQuiet()
    }

    @Test func theNumberFindsAProjectThatIsThereAlready() async throws {
        let bench = try JobBench("as: root-project")
        let project = bench.projects.add("Okafor roof")
        bench.projects.edit(project) { $0.info?.number = "J-7" }
        let ada = bench.contacts.add("Ada Okafor", tags: [])
        bench.opportunities.add("Roof", with: ada, number: "J-7")
        try await bench.settle()
        #expect(bench.projects.all.map(\.id) == [project])
        #expect(try await bench.bench.project(ofContact: ada) == project)
    }
}
