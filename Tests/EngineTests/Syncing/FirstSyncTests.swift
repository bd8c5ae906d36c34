import Busybusy
import Engine
import HighLevel
import Reconciliation
import Records
import Storage
import Testing

@Suite struct FirstSyncTests {
    @Test func everyContactInScopeGetsExactlyOneProject() async throws {
        let bench = try SyncBench()
        let ids = (0..<70).map { bench.contacts.add("Customer Number\($0)", phone: "+1312555\(1000 + $0)") }
        bench.contacts.add("Somebody Else", tags: ["lead"])
        let report = try await bench.sync()
        #expect(report.contactsRead == 71)
        #expect(report.dispatched.projectsCreated == 70)
        #expect(bench.projects.all.count == 70)
        for id in ids { #expect(bench.projects.marked(id).count == 1) }
        #expect(bench.contacts.desk.writeCount == 0)
        #expect(try await bench.journal().count == 70)
    }

    @Test func theProjectHasTheCustomersNamePhoneAndAddress() async throws {
        let bench = try SyncBench()
        let id = bench.contacts.add("Ada  Okafor", phone: "(312) 555-0147") {
            ($0.companyName, $0.address1, $0.city) = ("Okafor Roofing", "12 Elm Street", "Chicago")
        }
        try await bench.sync()
        let project = try #require(bench.projects.all.first)
        #expect(project.title == "Ada Okafor")
        #expect(project.info?.customer == "Okafor Roofing")
        #expect(project.info?.phone == "+13125550147")
        #expect(project.info?.address1 == "12 Elm Street")
        #expect(project.info?.city == "Chicago")
        #expect(project.info?.additionalInfo == "ghl:\(id)")
    }

    @Test func aSecondRunPlansNothingAndWritesNothing() async throws {
        let bench = try SyncBench()
        for number in 0..<60 { bench.contacts.add("Customer \(number)", phone: "+1312555\(1000 + number)") }
        bench.projects.add("Ridge House", customer: "Ridge Family", phone: "+13125559999")
        try await bench.sync()
        let (writes, statements) = (bench.writeCount, bench.store.statementCount)
        let reads = bench.contacts.desk.count(.read) + bench.projects.desk.count(.read)
        let report = try await bench.sync()
        #expect(bench.writeCount == writes)
        #expect(report.changed == 0)
        #expect(report.reconciled == ReconcileCounts())
        #expect(bench.contacts.desk.count(.read) + bench.projects.desk.count(.read) == reads)
        #expect(bench.store.statementCount - statements < 100)
        #expect(try await bench.plannedWrites().isEmpty)
    }

    @Test func aRequiredValueThatIsMissingIsShownAndHealsWhenItIsFilled() async throws {
        let bench = try SyncBench()
        let id = bench.contacts.add("", phone: "+13125550147")
        try await bench.sync()
        #expect(bench.projects.all.isEmpty)
        #expect(try await bench.reviewCodes() == ["invalid"])
        bench.contacts.edit(id) { $0.companyName = "Ridge Roofing" }
        try await bench.sync()
        #expect(bench.projects.marked(id).map(\.title) == ["Ridge Roofing"])
        #expect(try await bench.review().isEmpty)
    }

    @Test func planShowsWhatTheNextRunDoesAndTouchesNothing() async throws {
        let bench = try SyncBench()
        bench.contacts.add("Ada Okafor", phone: "+13125550147")
        bench.projects.add("Ridge House", customer: "Ridge Family")
        let planned = try await bench.plannedWrites()
        #expect(bench.writeCount == 0)
        #expect(try await bench.outbox().isEmpty)
        #expect(Set(planned.map(\.action)) == [.create, .createTask])
        let report = try await bench.sync()
        #expect(report.dispatched.applied == planned.count)
    }
}
