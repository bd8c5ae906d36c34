import Busybusy
import Foundation
import HighLevel
import Mapping
import Reconciliation
import Records
import Storage
import Synchronization
import Testing

@testable import Engine

/// A workspace between two remotes in memory whose mapping makes jobs of opportunities.
struct JobBench: FlowBench {
    let bench: SyncBench
    let opportunities: FakeOpportunities
    let engine: SyncEngine

    var contacts: FakeContacts { bench.contacts }
    var projects: FakeProjects { bench.projects }

    /// - Parameters:
    ///   - jobs: The lines of the mapping's `jobs`.
    ///   - lifecycle: What is changed in the shipped mapping beside that: a text of it, and what stands in its place.
    init(_ jobs: String..., changing lifecycle: (String, String)? = nil) throws {
        let bench = try SyncBench(mapping: try Self.mapping(jobs, changing: lifecycle))
        try self.init(bench, FakeOpportunities(desk: CallDesk(crash: bench.crash), clock: bench.clock))
    }

    private init(_ bench: SyncBench, _ opportunities: FakeOpportunities) throws {
        let workspace = bench.engine.workspace
        let flow = JobsFlow(
            try #require(workspace.mapping.flows.jobs),
            opportunities: opportunities,
            subProjects: FakeSubProjects(projects: bench.projects, desk: opportunities.desk)
        )
        self.bench = bench
        self.opportunities = opportunities
        engine = SyncEngine(
            workspace: workspace,
            store: bench.store,
            contacts: bench.contacts,
            projects: bench.projects,
            flows: [flow],
            environment: bench.engine.environment,
            logger: bench.engine.logger
        )
    }

    /// The shipped mapping with jobs, no tag in its scope, and the job number of the opportunity's field `num`.
    private static func mapping(_ jobs: [String], changing change: (String, String)?) throws -> String {
        var yaml = try Mappings.standard("contact-tags: [customer]", is: "contact-tags: []")
        let rule = """
              - highlevel: opportunity.customFields.num
                busybusy: number
                direction: to-busybusy

            """
        yaml = yaml.replacing("# A job number kept", with: rule + "# A job number kept")
        if let (old, new) = change {
            try #require(yaml.contains(old))
            yaml = yaml.replacing(old, with: new)
        }
        return yaml + "jobs:\n  " + jobs.joined(separator: "\n  ") + "\n"
    }

    // MARK: Other processes

    /// A later process on the same store and the same remotes.
    func restarted() throws -> JobBench {
        let bench = try bench.restarted()
        return try JobBench(
            bench,
            FakeOpportunities(desk: opportunities.desk, clock: bench.clock, state: opportunities.snapshot)
        )
    }

    /// A copy of everything, the closed store included, that goes its own way.
    func copied() throws -> JobBench {
        let bench = try bench.copied()
        return try JobBench(
            bench,
            FakeOpportunities(desk: CallDesk(crash: bench.crash), clock: bench.clock, state: opportunities.snapshot)
        )
    }

    // MARK: Asking

    func plannedWrites() async throws -> [PlannedWrite] {
        let writes = Mutex<[PlannedWrite]>([])
        bench.clock.advance(1)
        _ = try await engine.plan { plan in writes.withLock { $0 += plan.writes } }
        return writes.withLock { $0 }
    }

    /// The one root project.
    var root: Project? { projects.all.filter { $0.depth == 1 }.first }

    /// The sub-projects of the opportunity.
    func jobs(of opportunityID: String) -> [Project] {
        projects.all.filter {
            Marker.opportunityIDs(inAdditionalInfo: $0.info?.additionalInfo ?? "") == [opportunityID]
        }
    }

    /// That a further run would do nothing, and that nothing is left behind.
    func expectQuiet(_ comment: Comment? = nil, _ location: SourceLocation = #_sourceLocation) async throws {
        #expect(try await plannedWrites().isEmpty, comment, sourceLocation: location)
        let writes = bench.writeCount
        let report = try await sync()
        #expect(bench.writeCount == writes, comment, sourceLocation: location)
        #expect(report.changed == 0, comment, sourceLocation: location)
        #expect(try await bench.outbox().isEmpty, comment, sourceLocation: location)
    }
}
