import Busybusy
import Engine
import Foundation
import Mapping
import Reconciliation
import Records
import Storage

@testable import Engine

/// A bench with the crew's sheet switched on, and an office that writes tasks and notes.
struct CrewBench: FlowBench {
    let bench: SyncBench
    let office: FakeOffice
    let engine: SyncEngine
    let rule: CrewSheetRule

    init(_ rule: CrewSheetRule = CrewSheetRule()) throws {
        let bench = try SyncBench()
        self.init(bench, FakeOffice(crash: bench.crash, clock: bench.clock), rule)
    }

    private init(_ bench: SyncBench, _ office: FakeOffice, _ rule: CrewSheetRule) {
        self.bench = bench
        self.office = office
        self.rule = rule
        let flow = CrewSheetFlow(rule: rule, region: "US", tasks: FakeTasks(office: office), reader: office)
        engine = SyncEngine(
            workspace: bench.engine.workspace,
            store: bench.store,
            contacts: bench.contacts,
            projects: bench.projects,
            flows: [flow],
            environment: bench.engine.environment,
            logger: bench.engine.logger
        )
    }

    /// A later process on the same store and the same remotes.
    func restarted(_ rule: CrewSheetRule? = nil, dryRun: Set<RecordKind> = []) throws -> CrewBench {
        let bench = try bench.restarted(dryRun: dryRun)
        return CrewBench(
            bench,
            FakeOffice(crash: bench.crash, clock: bench.clock, state: office.snapshot),
            rule ?? self.rule
        )
    }

    /// A copy of everything, the closed store included, that goes its own way.
    func copied() throws -> CrewBench {
        let bench = try bench.copied()
        return CrewBench(bench, FakeOffice(crash: bench.crash, clock: bench.clock, state: office.snapshot), rule)
    }

    /// A contact with a project, in step.
    func pair(_ name: String = "Ada Okafor") async throws -> (contact: String, project: String) {
        let contact = bench.contacts.add(name)
        try await settle()
        guard let project = try await bench.project(ofContact: contact) else { throw SyncBench.Restless() }
        return (contact, project)
    }

    /// `additionalInfo` of the project.
    func text(_ projectID: String) -> String? { bench.projects[projectID]?.info?.additionalInfo }

    func write(_ text: String, into projectID: String) {
        bench.projects.edit(projectID) { $0.info?.additionalInfo = text }
    }

    /// The lines between the fences; nil without a block.
    func sheet(_ projectID: String) -> [String]? {
        let lines = (text(projectID) ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let start = lines.firstIndex(of: ManagedBlock.opening),
            let end = lines.lastIndex(of: ManagedBlock.closing), start < end
        else { return nil }
        return Array(lines[(start + 1)..<end])
    }

    var updates: Int { bench.projects.desk.count(.update) }
}
