import Busybusy
import Engine
import HighLevel
import Reconciliation
import Records
import Storage
import Testing

@Suite struct LifecycleTests {
    /// So many synchronised contacts.
    private func crowd(_ count: Int, mapping: String? = nil) async throws -> SyncBench {
        let bench = try mapping.map { try SyncBench(mapping: $0) } ?? SyncBench()
        for number in 0..<count { bench.contacts.add("Customer \(number)", phone: "+1312555\(1000 + number)") }
        try await bench.settle()
        return bench
    }

    @Test func aProjectArchivedByAPersonTagsTheContactOnceAndStaysArchived() async throws {
        let bench = try await crowd(1)
        let project = try #require(bench.projects.all.first?.id)
        bench.projects.archive(project)
        let report = try await bench.sync()
        #expect(report.dispatched.tagsAdded == 1)
        #expect(bench.contacts.all.first?.tags.sorted() == ["customer", "job archived"])
        bench.contacts.edit(bench.contacts.all[0].id) { $0.city = "Berwyn" }
        try await bench.settle()
        #expect(bench.contacts.desk.count(.addTags) == 1)
        #expect(bench.projects[project]?.isArchived == true)
        #expect(bench.projects.all.count == 1)
        #expect(bench.projects[project]?.info?.city == nil)
    }

    @Test func aProjectBroughtBackByAPersonGoesOnBeingKeptInStep() async throws {
        let bench = try await crowd(1)
        let project = try #require(bench.projects.all.first?.id)
        bench.projects.archive(project)
        try await bench.settle()
        bench.contacts.edit(bench.contacts.all[0].id) { $0.city = "Berwyn" }
        bench.projects.archive(project, false)
        try await bench.settle()
        #expect(bench.projects[project]?.info?.city == "Berwyn")
        #expect(bench.projects[project]?.isArchived == false)
    }

    @Test func aDeletedContactArchivesItsProject() async throws {
        let bench = try await crowd(3)
        bench.contacts.delete("contact0002")
        let report = try await bench.sync()
        #expect(report.gone == 1)
        #expect(report.dispatched.projectsArchived == 1)
        #expect(bench.projects.active.count == 2)
        #expect(bench.projects.marked("contact0002").map(\.isArchived) == [true])
        let writes = bench.writeCount
        try await bench.settle()
        #expect(bench.writeCount == writes)
    }

    @Test func aProjectThatCannotBeSeenAnyMoreIsReportedAndHealsWhenItIsBack() async throws {
        let bench = try await crowd(1)
        let writes = bench.writeCount
        let project = try #require(bench.projects.remove("project0001"))
        bench.contacts.edit("contact0001") { $0.city = "Berwyn" }
        try await bench.settle()
        #expect(try await bench.reviewCodes() == ["missing"])
        #expect(bench.writeCount == writes)
        bench.projects.putBack(project)
        try await bench.settle()
        #expect(try await bench.review().isEmpty)
        #expect(bench.projects.all.map(\.info?.city) == ["Berwyn"])
    }

    @Test func leavingTheScopeArchivesAndComingBackBringsBack() async throws {
        let bench = try await crowd(3, mapping: Mappings.archivesLeavers())
        bench.contacts.edit("contact0002") { $0.tags = [] }
        try await bench.settle()
        #expect(bench.projects.marked("contact0002").map(\.isArchived) == [true])
        bench.contacts.edit("contact0002") { $0.tags = ["Customer"] }
        try await bench.settle()
        #expect(bench.projects.marked("contact0002").map(\.isArchived) == [false])
        #expect(bench.projects.active.count == 3)
        #expect(bench.projects.all.count == 3)
    }

    @Test func leavingTheScopeKeepsTheProjectWhenTheMappingSaysSo() async throws {
        let bench = try await crowd(3)
        bench.contacts.edit("contact0002") { ($0.tags, $0.city) = ([], "Berwyn") }
        try await bench.settle()
        #expect(bench.projects.active.count == 3)
        #expect(bench.projects.marked("contact0002").first?.info?.city == "Berwyn")
    }

    @Test func manyContactsVanishingAtOnceAreNotBelieved() async throws {
        let bench = try await crowd(20)
        for number in 1...5 { bench.contacts.delete("contact000\(number)") }
        let report = try await bench.sync()
        #expect(report.gone == 0)
        #expect(report.warnings.count == 1)
        #expect(bench.projects.active.count == 20)
        #expect(try await bench.plannedWrites().isEmpty)
    }

    @Test func aSuddenDropOfRowsStopsThePassAndAsks() async throws {
        let bench = try await crowd(20)
        for id in 1...6 { bench.contacts.delete("contact000\(id)") }
        bench.contacts.edit("contact0009") { $0.city = "Berwyn" }
        let stopped = try await bench.sync()
        #expect(stopped.vanished == 6)
        #expect(stopped.dispatched.applied == 0)
        #expect(stopped.warnings.first?.contains("--accept-gone 6") == true)
        #expect(bench.projects.marked("contact0009").first?.info?.city == nil)
        #expect(try await bench.sync(SyncOptions(confirmedArchives: 6, confirmedGone: 5)).vanished == 6)
        let believed = try await bench.sync(SyncOptions(confirmedArchives: 6, confirmedGone: 6))
        #expect(believed.vanished == 0)
        #expect(believed.gone == 6)
        #expect(believed.dispatched.projectsArchived == 6)
        #expect(bench.projects.marked("contact0009").first?.info?.city == "Berwyn")
    }

    @Test func rowsMissingFromAScanThatAreStillThereChangeNothing() async throws {
        let bench = try await crowd(20)
        bench.contacts.hideFromScan(["contact0001", "contact0002"])
        let report = try await bench.sync()
        #expect(report.gone == 0)
        #expect(report.dispatched.applied == 0)
        #expect(bench.projects.active.count == 20)
    }

    @Test func manyLeavingTheScopeAtOnceWaitForAConfirmedNumber() async throws {
        let bench = try await crowd(20, mapping: Mappings.archivesLeavers())
        let leavers = (1...6).map { "contact000\($0)" }
        for id in leavers { bench.contacts.edit(id) { $0.tags = [] } }
        try await bench.settle()
        #expect(bench.projects.active.count == 20)
        #expect(try await bench.reviewCodes() == Array(repeating: "guarded", count: 6))
        try await bench.sync(SyncOptions(confirmedArchives: 5))
        #expect(bench.projects.active.count == 20)
        let report = try await bench.sync(SyncOptions(confirmedArchives: 6))
        #expect(report.dispatched.projectsArchived == 6)
        #expect(bench.projects.active.count == 14)
        #expect(try await bench.review().isEmpty)
    }

    @Test func guardedLeaversThatComeBackHeal() async throws {
        let bench = try await crowd(20, mapping: Mappings.archivesLeavers())
        let leavers = (1...6).map { "contact000\($0)" }
        for id in leavers { bench.contacts.edit(id) { $0.tags = [] } }
        try await bench.sync()
        for id in leavers { bench.contacts.edit(id) { $0.tags = ["customer"] } }
        try await bench.settle()
        #expect(bench.projects.active.count == 20)
        #expect(try await bench.review().isEmpty)
    }

    @Test func aContactAndItsProjectThatBothChangeArePlannedOnce() async throws {
        let bench = try await crowd(5, mapping: Mappings.archivesLeavers())
        for id in ["contact0001", "contact0002"] { bench.contacts.edit(id) { $0.tags = [] } }
        for project in bench.projects.all { bench.projects.edit(project.id) { $0.info?.city = "Berwyn" } }
        let report = try await bench.sync()
        #expect(report.dispatched.projectsArchived == 2)
        #expect(bench.projects.active.count == 3)
    }
}
