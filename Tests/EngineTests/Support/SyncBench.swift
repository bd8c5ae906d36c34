import Engine
import Foundation
import Logging
import Mapping
import Reconciliation
import Records
import Storage
import Synchronization

/// One workspace between two remotes in memory, on virtual time.
struct SyncBench: Sendable {
    let clock: ManualClock
    let crash: CrashSwitch
    let contacts: FakeContacts
    let projects: FakeProjects
    let directory: TemporaryDirectory
    let store: Store
    let engine: SyncEngine
    private let flows: [any Flow]
    private let history: HistoryLimits

    static let workspace = "main"

    /// - Parameters:
    ///   - mapping: The mapping's YAML; the standard one unless named.
    ///   - flows: What goes one way.
    ///   - history: How much of history is kept.
    init(
        mapping: String = MappingDocument.standardYAML,
        flows: [any Flow] = [],
        history: HistoryLimits = .standard
    ) throws {
        let (clock, crash) = (ManualClock(), CrashSwitch())
        try self.init(
            workspace: try Workspace(id: Self.workspace, mappingYAML: mapping),
            clock: clock,
            crash: crash,
            contacts: FakeContacts(desk: CallDesk(crash: crash), clock: clock),
            projects: FakeProjects(desk: CallDesk(crash: crash), clock: clock),
            directory: try TemporaryDirectory(),
            flows: flows,
            history: history
        )
    }

    private init(
        workspace: Workspace,
        clock: ManualClock,
        crash: CrashSwitch,
        contacts: FakeContacts,
        projects: FakeProjects,
        directory: TemporaryDirectory,
        flows: [any Flow],
        history: HistoryLimits
    ) throws {
        self.clock = clock
        self.crash = crash
        self.contacts = contacts
        self.projects = projects
        self.directory = directory
        self.flows = flows
        self.history = history
        store = try Store(path: directory.url.appending(path: "tenon.db").path, countsStatements: true)
        engine = SyncEngine(
            workspace: workspace,
            store: store,
            contacts: contacts,
            projects: projects,
            flows: flows,
            environment: EngineEnvironment(
                now: {
                    crash.note()
                    return clock.now
                },
                sleep: { [clock] in clock.sleep(from: clock.now, seconds: $0) },
                random: { 0.5 },
                identities: IdentitySource(node: 0),
                owner: UUID().uuidString
            ),
            history: history,
            logger: Logger(label: "tenon.tests", factory: { _ in SwiftLogNoOpLogHandler() })
        )
    }

    /// A later process on the same store and the same remotes, with the same mapping unless another one is named.
    func restarted(mapping: String? = nil, dryRun: Set<RecordKind> = []) throws -> SyncBench {
        try store.close()
        clock.advance(1)
        return try SyncBench(
            workspace: try mapping.map { try Workspace(id: Self.workspace, mappingYAML: $0) } ?? engine.workspace,
            clock: clock,
            crash: crash,
            contacts: FakeContacts(
                desk: contacts.desk,
                clock: clock,
                isDryRun: dryRun.contains(.contact),
                state: contacts.snapshot
            ),
            projects: FakeProjects(
                desk: projects.desk,
                clock: clock,
                isDryRun: dryRun.contains(.project),
                state: projects.snapshot
            ),
            directory: directory,
            flows: flows,
            history: history
        )
    }

    /// A copy of everything, the closed store included, that goes its own way.
    func copied() throws -> SyncBench {
        let (directory, crash) = (try TemporaryDirectory(), CrashSwitch())
        let clock = ManualClock()
        clock.sleep(from: self.clock.now, seconds: 1)
        for suffix in ["", "-wal"] {
            let source = self.directory.url.appending(path: "tenon.db" + suffix)
            guard FileManager.default.fileExists(atPath: source.path) else { continue }
            try FileManager.default.copyItem(at: source, to: directory.url.appending(path: "tenon.db" + suffix))
        }
        return try SyncBench(
            workspace: engine.workspace,
            clock: clock,
            crash: crash,
            contacts: FakeContacts(desk: CallDesk(crash: crash), clock: clock, state: contacts.snapshot),
            projects: FakeProjects(desk: CallDesk(crash: crash), clock: clock, state: projects.snapshot),
            directory: directory,
            flows: flows,
            history: history
        )
    }
}
