import ArgumentParser
import Busybusy
import Engine
import Foundation
import Sandbox
import Storage

/// Probes the connection to busybusy.
struct DoctorBusybusyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "busybusy",
        abstract: "Check what the busybusy key can read and write.",
        usage: "tenon doctor busybusy [<options>]",
        discussion: """
            Reads only: nothing is changed in busybusy. Reads all projects and people \
            once, to count them. With --store the result is stored with the connection: \
            synchronisations go by it, and the next check compares with it, so that a key \
            that suddenly sees less is noticed. --keep does the last in a file. Ends with \
            status 3 when something that is needed does not work.

            Example: tenon doctor busybusy --settings tenon.env --store tenon.db
            """
    )

    @Option(help: ArgumentHelp("Use a sandbox: what `tenon sandbox` printed.", valueName: "file"))
    var sandbox: String?

    @Option(help: ArgumentHelp("A file of NAME=value lines; the environment wins.", valueName: "file"))
    var settings: String?

    @Option(help: "The way to write to check; else that of the settings.")
    var writes: Way?

    @Option(help: ArgumentHelp("The store that keeps the result, made when missing.", valueName: "file"))
    var store: String?

    @Option(help: ArgumentHelp("Keep the result here, and compare with the last.", valueName: "file"))
    var keep: String?

    @Flag(help: "Take what the key sees now for usual, even if it saw more before.")
    var acceptView = false

    @Flag(help: "You answer for GraphQL writes that no check can prove. What busybusy refuses stays off.")
    var confirmWrites = false

    @OptionGroup var output: OutputOptions

    /// A way to write, as an option.
    enum Way: String, ExpressibleByArgument, CaseIterable {
        case dryRun = "dry-run"
        case graphql, zapier

        var choice: BusybusyWriterChoice {
            switch self {
            case .dryRun: .dryRun
            case .graphql: .graphQL
            case .zapier: .zapier
            }
        }
    }

    func run() async throws {
        let chosen = try await chosen()
        let kept = keep.map(CapabilitiesFile.init)
        let file = try store.map { try Store(path: $0) }
        defer { try? file?.close() }
        let memory = file.map { CapabilityMemory(store: $0, workspace: WorkspaceOptions.workspaceID) }
        let stored = try await memory?.load()
        let previous = acceptView ? nil : try kept?.read() ?? stored?.result
        let configuration = try BusybusyConfiguration(
            endpoint: chosen.url,
            key: chosen.key,
            isSandbox: chosen.isSandbox
        )
        let connector = BusybusyConnector()
        let probe = BusybusyProbe(
            client: BusybusyClient(
                configuration: configuration,
                connector: connector,
                logger: output.logger,
                sharedSlots: try store.flatMap { try SharedCalls.slots(store: $0) }
            ),
            writer: writes?.choice ?? chosen.writes.choice,
            operatorConfirmsWrites: confirmWrites
        )
        let result: Result<BusybusyCapabilities, any Error>
        do {
            result = .success(try await probe.run(now: Date(), previous: previous))
        } catch {
            result = .failure(error)
        }
        try? await connector.shutdown()
        let capabilities = try result.get()
        try kept?.write(capabilities)
        let fingerprint = configuration.fingerprint(salt: WorkspaceOptions.workspaceID)
        // What cannot be reached or is refused today says nothing about what is offered once it works again.
        if capabilities.isProven(.connection) {
            try await memory?.save(StoredCapabilities(capabilities, fingerprint: fingerprint, after: stored))
        }
        let console = output.console
        if console.format == .json {
            try console.result(json: DoctorDocument(capabilities))
        } else {
            for line in capabilities.report { console.result(text: line) }
        }
        if DoctorDocument(capabilities).needsAttention { throw ExitCode.unfinished }
    }

    /// The connection; with a way to write to check, that way must be set as well.
    private func chosen() async throws -> BusybusySettings {
        let settings = try await Settings(file: settings)
        let ready = try sandbox.map { try SandboxReady(file: $0) }
        var chosen: BusybusySettings
        if let ready {
            chosen = BusybusySettings(try ConnectionSettings(ready))
            chosen.writes = try settings.busybusyWrites(isSandbox: true, sandboxHook: ready.busybusy.hookUrl)
        } else {
            chosen = try await settings.busybusy(store: store)
        }
        if writes == .zapier {
            chosen.writes = .zapier(
                try settings.hook(isSandbox: chosen.isSandbox, sandboxHook: ready?.busybusy.hookUrl)
            )
        }
        return chosen
    }
}
