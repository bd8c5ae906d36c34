import Busybusy
import Engine
import HighLevel
import Reconciliation
import Records
import Storage
import Testing

@Suite struct MatchingTests {
    @Test func aMarkerJoinsWhateverTheNamesAre() async throws {
        let bench = try SyncBench()
        let contact = bench.contacts.add("Ada Okafor")
        let project = bench.projects.add("Roof job", note: "gate code 12\nghl:\(contact)")
        try await bench.sync()
        #expect(try await bench.project(ofContact: contact) == project)
        #expect(bench.projects.all.count == 1)
        #expect(bench.projects[project]?.info?.additionalInfo == "gate code 12\nghl:\(contact)")
    }

    @Test(arguments: [("Ada Okafor", "312-555-0147"), ("OKAFOR, ADA", "+1 (312) 555 0147")])
    func phoneWithNameJoins(title: String, phone: String) async throws {
        let bench = try SyncBench()
        let contact = bench.contacts.add(title == "Ada Okafor" ? "ada okafor" : "Okafor Ada", phone: "+13125550147")
        let project = bench.projects.add(title, phone: phone)
        let report = try await bench.sync()
        #expect(report.reconciled.joined == 1)
        #expect(try await bench.project(ofContact: contact) == project)
        #expect(bench.projects.all.count == 1)
    }

    @Test func aNameThatIsUniqueOnBothSidesJoins() async throws {
        let bench = try SyncBench()
        let contact = bench.contacts.add("José Álvarez", phone: "+13125550147")
        let project = bench.projects.add("Jose Alvarez")
        try await bench.settle()
        #expect(try await bench.project(ofContact: contact) == project)
        #expect(bench.projects[project]?.info?.phone == "+13125550147")
        #expect(bench.projects.all.count == 1)
    }

    @Test func anAmbiguousNameIsLeftAloneUntilAPersonTellsThemApart() async throws {
        let bench = try SyncBench()
        let contact = bench.contacts.add("Ada Okafor")
        let first = bench.projects.add("Ada Okafor")
        let second = bench.projects.add("Ada Okafor")
        try await bench.settle()
        #expect(bench.writeCount == 0)
        #expect(try await bench.reviewCodes().contains("ambiguous"))
        bench.projects.edit(second) { $0.title = "Yard" }
        try await bench.sync()
        #expect(try await bench.project(ofContact: contact) == first)
        #expect(try await bench.review().isEmpty)
    }

    @Test func aDuplicateContactIsReportedAndHealsWhenItIsChanged() async throws {
        let bench = try SyncBench()
        let elder = bench.contacts.add("Ada Okafor", phone: "+13125550147")
        let younger = bench.contacts.add("Ada Okafor", phone: "312 555 0147")
        try await bench.settle()
        #expect(bench.projects.all.count == 1)
        #expect(bench.projects.marked(elder).count == 1)
        #expect(try await bench.reviewCodes() == ["duplicate"])
        bench.contacts.edit(younger) { ($0.firstName, $0.phone) = ("Ada Junior", "+13125550148") }
        try await bench.settle()
        #expect(bench.projects.marked(younger).count == 1)
        #expect(try await bench.review().isEmpty)
    }

    @Test func aDuplicateThatIsDeletedLeavesNothingBehind() async throws {
        let bench = try SyncBench()
        bench.contacts.add("Ada Okafor", phone: "+13125550147")
        let younger = bench.contacts.add("Ada Okafor", phone: "312 555 0147")
        try await bench.settle()
        bench.contacts.delete(younger)
        try await bench.settle()
        #expect(bench.projects.active.count == 1)
        #expect(try await bench.review().isEmpty)
    }

    @Test func aRowThatOnePageShowsTwiceIsOneRecord() async throws {
        let bench = try SyncBench()
        let project = bench.projects.add("Ridge House", customer: "Ridge Family")
        bench.projects.repeatRows()
        let report = try await bench.sync()
        #expect(report.projectsRead == 1)
        #expect(report.changed == 1)
        #expect(bench.contacts.all.map(\.source) == ["busybusy:\(project)"])
    }
}
