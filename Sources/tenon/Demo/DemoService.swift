import Engine
import Foundation
import Logging
import Sandbox
import Server
import ServiceLifecycle
import Synchronization

/// The demonstration, from the moment the sandboxes are ready.
final class DemoService: Service {
    private let ready: AsyncStream<SandboxReady>
    private let mappingYAML: String
    private let staysUp: Bool
    private let console: Console
    private let logger: Logger
    private let outcome = Mutex(false)

    init(ready: AsyncStream<SandboxReady>, mappingYAML: String, staysUp: Bool, console: Console, logger: Logger) {
        self.ready = ready
        self.mappingYAML = mappingYAML
        self.staysUp = staysUp
        self.console = console
        self.logger = logger
    }

    /// Whether everything arrived and a further run would write nothing.
    var held: Bool { outcome.withLock { $0 } }

    func run() async throws {
        for await ready in ready.cancelOnGracefulShutdown() { try await perform(ready) }
    }

    private func perform(_ ready: SandboxReady) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tenon-demo-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let workspace = try Workspace(id: WorkspaceOptions.workspaceID, mappingYAML: mappingYAML)
        var connections = try ConnectionSettings(ready)
        // The sandbox's search does not lag unless it is told to.
        connections.settleSeconds = 1
        let storePath = folder.appending(path: "tenon.db").path
        try await OpenWorkspace.with(workspace, storePath: storePath, connections: connections, logger: logger) {
            open in
            let show = DemoShow(open: open, ready: ready, console: console)
            let held = try await cancelWhenGracefulShutdown { try await show.perform() }
            outcome.withLock { $0 = held }
            if staysUp { try await stayUp(open, ready, storePath) }
        }
    }

    private func stayUp(_ open: OpenWorkspace, _ ready: SandboxReady, _ storePath: String) async throws {
        let sync = SyncService(engine: open.engine, interval: .seconds(5), logger: logger)
        let sources = TenonServer.Sources(
            store: open.store,
            workspace: open.engine.workspace.id,
            lastOutcome: { sync.lastOutcome }
        )
        let server = try TenonServer.buildApplication(sources, port: 0, logger: logger) { [console] port in
            console.result()
            console.result("Staying up, and in step every 5 seconds. Stop with Ctrl-C.")
            console.result("  this page     http://127.0.0.1:\(port)/")
            console.result("  HighLevel     \(ready.highLevel.url)   token \(ready.highLevel.token)")
            console.result("  busybusy      \(ready.busybusy.url)   key \(ready.busybusy.key)")
            console.result("  the store     tenon sync status --store \(storePath)")
        }
        try await ServiceGroup(configuration: .init(services: [sync, server], logger: logger)).run()
    }
}
