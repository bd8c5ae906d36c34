import Mapping
import Reconciliation
import Records
import Testing

@Suite struct ConvergenceTests {
    private let contactID = RecordID(.contact, "c1")
    private let projectID = RecordID(.project, "p1")

    /// Two records that were in step and then changed on both sides, or that meet for the first time.
    private func pair(_ source: inout RecordSource) throws -> World {
        var world = World(mapping: try source.mapping(), [source.contact("c1"), source.project("p1")])
        world.add(Link(id: "l1", contactID: "c1", projectID: "p1", state: .linked, wasInScope: true))
        if Bool.random(using: &source.generator) {
            world.apply(world.plan(for: contactID))
            for _ in 0..<Int.random(in: 0...4, using: &source.generator) {
                source.edit(&world.records[Bool.random(using: &source.generator) ? contactID : projectID]!)
            }
        }
        return world
    }

    @Test func `a plan that was applied leaves nothing to plan, seen from either side`() throws {
        var source = RecordSource(seed: 101)
        for round in 0..<600 {
            var world = try pair(&source)
            let plan = world.plan(for: contactID)
            world.apply(plan)
            for id in [contactID, projectID] {
                let again = world.plan(for: id)
                #expect(again.writes.isEmpty, "round \(round): \(plan.writes) then \(again.writes)")
                #expect(again.linkChange == .none, "round \(round)")
            }
        }
    }

    @Test func `the plan is the same from either side, and the same each time`() throws {
        var source = RecordSource(seed: 102)
        for _ in 0..<200 {
            let world = try pair(&source)
            #expect(world.plan(for: contactID).writes == world.plan(for: projectID).writes)
            #expect(world.plan(for: contactID) == world.plan(for: contactID))
        }
    }

    @Test func `what travels both ways is in step afterwards, or a person is asked`() throws {
        var source = RecordSource(seed: 103)
        for round in 0..<400 {
            var world = try pair(&source)
            world.apply(world.plan(for: contactID))
            let held = Set(world.plan(for: contactID).reviewItems.compactMap(\.field))
            let contact = try #require(world.records[contactID])
            let project = try #require(world.records[projectID])
            for rule in world.mapping.fields where rule.direction == .both && !held.contains(rule.busybusy) {
                let expected = rule.forward(rule.contactValue(in: contact))
                #expect(rule.comparison.same(expected, project[rule.busybusy]), "round \(round): \(rule.busybusy)")
            }
        }
    }

    @Test func `fields that the mapping does not name are never written`() throws {
        var source = RecordSource(seed: 104)
        for _ in 0..<200 {
            let world = try pair(&source)
            for write in world.plan(for: contactID).writes {
                let named = world.mapping.fields.flatMap { write.kind == .project ? [$0.busybusy] : $0.highLevel }
                #expect(Set(write.changes.map(\.field)).isSubset(of: named))
                #expect(write.changes.allSatisfy { $0.from != $0.to })
            }
        }
    }

    private func world(_ source: inout RecordSource) throws -> World {
        let contacts = (1...8).map { source.contact("c\($0)") }
        let projects = (1...5).map { source.project("p\($0)") }
        return World(mapping: try source.mapping(), contacts + projects)
    }

    /// Passes until one plans no write; fails when that takes more than a few.
    private func settle(_ world: inout World, _ round: Int) {
        for _ in 0..<5 where world.pass().allSatisfy(\.writes.isEmpty) { return }
        Issue.record("round \(round): still writing after five passes: \(world.pass().flatMap(\.writes))")
    }

    @Test func `whole systems come to rest, and come to rest again after edits`() throws {
        var source = RecordSource(seed: 105)
        for round in 0..<20 {
            var world = try world(&source)
            settle(&world, round)
            for _ in 0..<10 {
                let id = world.records.keys.sorted { $0.description < $1.description }
                    .randomElement(using: &source.generator)!
                source.edit(&world.records[id]!)
            }
            settle(&world, round)
            #expect(world.pass().allSatisfy { $0.writes.isEmpty && $0.linkChange == .none })
        }
    }

    @Test func `nothing is made twice, and everybody is linked or explained`() throws {
        var source = RecordSource(seed: 106)
        for round in 0..<20 {
            var world = try world(&source)
            settle(&world, round)
            let plans = world.pass()
            for kind in RecordKind.linked {
                let ids = world.links.values.compactMap(\.[kind])
                #expect(Set(ids).count == ids.count, "round \(round)")
            }
            let markers = world.records.values.flatMap { [$0["source"].text, $0["additionalInfo"].text] }.compactMap {
                $0
            }
            #expect(Set(markers).count == markers.count, "round \(round)")
            for (id, record) in world.records where id.kind == .contact && world.mapping.includes(contact: record) {
                let isExplained = plans.contains { $0.subject == id && !$0.reviewItems.isEmpty }
                #expect(world.link(of: id)?.state == .linked || isExplained, "round \(round): \(record)")
            }
            #expect(world.links.values.allSatisfy { $0.state == .linked })
        }
    }
}

extension Link {
    fileprivate subscript(kind: RecordKind) -> String? { remoteID(of: kind) }
}
