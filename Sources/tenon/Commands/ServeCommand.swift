import Access
import ArgumentParser
import Engine
import Foundation
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
            tell of is handled at once. The console is at /; the first time, the link \
            that is printed sets its first password. Beside it: /healthz, /readyz, \
            /webhooks/highlevel and, for whoever is signed in, /status (JSON).

            Example: tenon serve --sandbox sandbox.json --every 10
            """
    )

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The port; 0 for any.", valueName: "port")
    )
    var port = 8420

    @Option(help: ArgumentHelp("The address to listen on; 0.0.0.0 for all.", valueName: "address"))
    var host = "127.0.0.1"

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
        let settings = try await Settings(file: workspace.settings)
        let doorSettings = try settings.door()
        try await OpenWorkspace.with(
            try workspace.workspace(),
            storePath: workspace.store,
            connections: connections,
            logger: logger,
            history: try await workspace.history()
        ) { open in
            let bell = Bell()
            let sync = SyncService(engine: open.engine, interval: .seconds(every), bell: bell, logger: logger)
            let door = FrontDoor(
                store: open.store,
                environment: .live(nextID: open.engine.environment.newID),
                sealing: try settings.sealing()
            )
            let setUp = try await firstLink(door)
            let sources = TenonServer.Sources(
                store: open.store,
                workspace: open.engine.workspace.id,
                lastOutcome: { sync.lastOutcome },
                webhooks: open.intake(trust, locationID: connections.locationID, bell: bell, logger: logger),
                door: door,
                settings: doorSettings
            )
            let server = try TenonServer.buildApplication(sources, host: host, port: port, logger: logger) {
                [host] port in
                let own = host.contains(":") ? "[\(host)]" : host
                let address = doorSettings.publicURL?.absoluteString ?? "http://\(own):\(port)"
                console.note("Tenon is at \(address). Stop it with Ctrl-C.")
                if let setUp { console.note("Set the first password, within a day: \(address)/join/\(setUp.text)") }
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

    /// The link for the first owner, where nobody can sign in yet.
    ///
    /// - Throws: ``CommandFailure`` when anybody on a network could be the first to use it.
    private func firstLink(_ door: FrontDoor) async throws -> AccessToken? {
        guard try await door.isUnset() else { return nil }
        guard ["127.0.0.1", "::1", "localhost"].contains(host) else {
            throw CommandFailure(
                "--host is \(host), which others can reach, and no password is set. Start it on this machine only, set the "
                    + "password with the link that is printed, then use --host."
            )
        }
        return try await door.setUpLink()
    }
}
