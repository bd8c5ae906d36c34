import ArgumentParser
import Engine
import Server
import ServiceLifecycle
import UnixSignals

/// Keeps both systems in step until stopped.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Keep both systems in step until stopped.",
        usage: "tenon serve [<options>]",
        discussion: """
            Runs a synchronisation, waits, and runs the next; what HighLevel's webhooks \
            tell of is handled at once. Listens on this machine only: /healthz, \
            /readyz, /status (JSON), /webhooks/highlevel and a page at /.

            Example: tenon serve --sandbox sandbox.json --every 10
            """
    )

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The port on 127.0.0.1; 0 for any.", valueName: "port")
    )
    var port = 8420

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Seconds between two runs, 1 to 86400.", valueName: "seconds")
    )
    var every = 60

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port must be 0 to 65535.") }
        guard (1...86_400).contains(every) else { throw ValidationError("--every must be 1 to 86400.") }
    }

    func run() async throws {
        let console = output.console
        let logger = output.logger
        let trust = try await workspace.webhookTrust()
        let connections = try await workspace.connections(logger: output.logger)
        try await OpenWorkspace.with(
            try workspace.workspace(),
            storePath: workspace.store,
            connections: connections,
            logger: logger,
            history: try await workspace.history()
        ) { open in
            let bell = Bell()
            let sync = SyncService(engine: open.engine, interval: .seconds(every), bell: bell, logger: logger)
            let sources = TenonServer.Sources(
                store: open.store,
                workspace: open.engine.workspace.id,
                lastOutcome: { sync.lastOutcome },
                webhooks: open.intake(trust, locationID: connections.locationID, bell: bell, logger: logger)
            )
            let server = TenonServer.buildApplication(sources, port: port, logger: logger) { port in
                console.note("Tenon is at http://127.0.0.1:\(port). Stop it with Ctrl-C.")
            }
            let group = ServiceGroup(
                configuration: .init(
                    services: [sync, server],
                    gracefulShutdownSignals: [.sigterm, .sigint],
                    logger: logger
                )
            )
            try await CommandFailure.explainingPorts("--port") { try await group.run() }
        }
    }
}
