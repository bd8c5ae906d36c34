import Busybusy
import Engine
import HighLevel
import Reconciliation
import Records
import Storage
import Testing

@Suite struct DryRunTests {
    @Test func aDryRunShowsEveryWriteMakesNoneAndALaterRunMakesThemOnce() async throws {
        let bench = try SyncBench().restarted(dryRun: [.contact, .project])
        let contact = bench.contacts.add("Ada Okafor")
        let project = bench.projects.add("Ridge House", customer: "Rosa Ridge")
        for _ in 0..<2 {
            let report = try await bench.sync()
            #expect(report.withheld == 3)
            #expect(report.waiting == 0)
            #expect(report.dispatched.applied == 0)
        }
        #expect(bench.writeCount == 0)
        let live = try bench.restarted()
        #expect(try await live.plannedWrites().count == 3)
        #expect(try await live.sync().dispatched.applied == 3)
        #expect(live.projects.marked(contact).count == 1)
        #expect(live.contacts.all.map(\.source) == [nil, "busybusy:\(project)"])
        #expect(try await live.outbox().isEmpty)
        #expect(try await live.plannedWrites().isEmpty)
    }

    @Test func whatADryRunWithheldOfALinkedPairIsDoneLater() async throws {
        let mapping = try Mappings.archivesLeavers()
        let first = try SyncBench(mapping: mapping)
        let ids = (0..<3).map { first.contacts.add("Customer \($0)", phone: "+1312555\(1000 + $0)") }
        try await first.settle()
        let dry = try first.restarted(mapping: mapping, dryRun: [.contact, .project])
        let archived = try #require(dry.projects.marked(ids[1]).first?.id)
        dry.contacts.edit(ids[0]) { $0.tags = [] }
        dry.projects.archive(archived)
        dry.contacts.edit(ids[2]) { $0.city = "Berwyn" }
        for _ in 0..<2 { #expect(try await dry.sync().withheld == 3) }
        let live = try dry.restarted(mapping: mapping)
        #expect(try await live.sync().dispatched.applied == 3)
        #expect(live.projects.marked(ids[0]).map(\.isArchived) == [true])
        #expect(live.contacts[ids[1]]?.tags.contains("job archived") == true)
        #expect(live.projects.marked(ids[2]).first?.info?.city == "Berwyn")
        #expect(try await live.plannedWrites().isEmpty)
    }

    @Test func oneSidesDryRunDoesNotHoldTheOtherSideUp() async throws {
        let first = try SyncBench()
        let contact = first.contacts.add("Ada Okafor", phone: "+13125550147")
        try await first.settle()
        let half = try first.restarted(dryRun: [.project])
        half.contacts.edit(contact) { $0.city = "Berwyn" }
        half.projects.edit(half.projects.all[0].id) { $0.info?.phone = "+13125550148" }
        let report = try await half.sync()
        #expect(report.withheld == 1)
        #expect(report.waiting == 0)
        #expect(half.contacts[contact]?.phone == "+13125550148")
        #expect(half.projects.all[0].info?.city == nil)
    }
}
