import Engine
import Foundation
import Mapping
import Records
import Sandbox
import Storage
import TestSupport
import Testing

/// Replies that are lost, and processes that end, between two sandboxes.
@Suite(.timeLimit(.minutes(10))) struct HoursFaultTests {
    private static let mapping =
        MappingDocument.standardYAML + "hours:\n  time-zone: America/Chicago\n  weekly-note: true\n"

    @Test func lostRepliesMakeNothingTwice() async throws {
        try await SandboxWorld.with {
            $0.contacts = 12
            $0.members = 4
            $0.customerShare = 1
            $0.projectShare = 1
        } _: { world in
            _ = try await world.highLevelControl(
                "faults/random",
                ["share": 0.4, "seed": 7, "kinds": ["replyLost"]]
            )
            for _ in 0..<4 { _ = try? await world.process(mapping: Self.mapping) { try await $0.run() } }
            _ = try await world.highLevelControl("faults/random", ["share": 0])
            try await Self.settle(world)
            try await Self.expectRight(world, "after lost replies")
        }
    }

    /// A new process takes over wherever the first one ended: every twelfth point of a first run.
    @Test(arguments: Array(stride(from: 4, through: 160, by: 12))) func aProcessThatEndsLeavesNothingTwice(point: Int)
        async throws
    {
        try await SandboxWorld.with {
            $0.contacts = 5
            $0.members = 4
            $0.customerShare = 1
            $0.projectShare = 1
        } _: { world in
            let crash = CrashSwitch()
            let (ready, go) = AsyncStream.makeStream(of: Void.self)
            // Unstructured, so that the crash can cancel the whole run from inside one of its calls.
            let run = Task {
                for await _ in ready {}
                _ = try await world.process(mapping: Self.mapping, crash: crash) { try await $0.run() }
            }
            crash.arm(at: point) { run.cancel() }
            go.finish()
            _ = await run.result
            crash.disarm()
            try await Self.settle(world)
            try await Self.expectRight(world, "after point \(point)")
        }
    }

    /// Runs until a run writes nothing.
    private static func settle(_ world: SandboxWorld) async throws {
        for _ in 0..<8 {
            let before = try await world.writes()
            let report = try await world.process(mapping: mapping) { try await $0.run() }
            if try await world.writes() == before, report.waiting == 0 { return }
            world.clock.advance(400)
        }
        Issue.record("eight runs did not settle it")
    }

    /// Fields, values and notes, each once.
    private static func expectRight(_ world: SandboxWorld, _ when: Comment) async throws {
        let ids = try await world.customFields()
        let total = try #require(ids["Hours total"], when)
        let exported = ExportedHours(csv: try await world.payrollExport(), weekStart: "2026-09-20")
        var written = 0.0
        var notes = 0
        for (contact, values) in try await world.contactFields() {
            written += values[total] as? Double ?? 0
            let weeks = try await world.notes(of: contact).filter {
                $0.contains("[Tenon: hours of the week 2026-09-13]")
            }
            #expect(weeks.count <= 1, when)
            notes += weeks.count
        }
        #expect(written > 0, when)
        #expect(notes > 0, when)
        let linked = try await linkedTitles(world)
        let sums = exported.byTitle.filter { linked.contains($0.key) }.values.map(\.total).reduce(0, +)
        // Each contact's hours are rounded by themselves, by at most 18 seconds.
        #expect(abs(written * 60 - sums) < 0.3 * Double(linked.count) + 0.1, when)
        let outbox = try await world.process(mapping: mapping) { engine in
            try await engine.store.read { try $0.outboxCounts(workspace: SyncBench.workspace) }
        }
        #expect(outbox.isEmpty, when)
    }

    private static func linkedTitles(_ world: SandboxWorld) async throws -> Set<String> {
        try await world.process(mapping: mapping) { engine in
            try await engine.store.read { tx in
                var projects: Set<String> = []
                try tx.eachLink(in: .linked, workspace: SyncBench.workspace) { link in
                    if let project = link.projectID { projects.insert(project) }
                }
                var titles: Set<String> = []
                try tx.eachRecord(of: .project, workspace: SyncBench.workspace) { project in
                    if projects.contains(project.id.remoteID) { titles.insert(project["title"].text ?? "") }
                }
                return titles
            }
        }
    }
}
