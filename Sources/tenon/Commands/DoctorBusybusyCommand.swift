import ArgumentParser
import Busybusy
import Engine
import Foundation
import Sandbox

/// Probes the connection to busybusy.
struct DoctorBusybusyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "busybusy",
        abstract: "Check what the busybusy key can read and write.",
        usage: "tenon doctor busybusy [<options>]",
        discussion: """
            Reads only: nothing is changed in busybusy. Reads all projects and people \
            once, to count them. With --keep the result is compared with the one before, \
            so that a key that suddenly sees less is noticed. Ends with status 3 when \
            something that is needed does not work.

            Example: tenon doctor busybusy --settings tenon.env --keep busybusy.json
            """
    )

    @Option(help: ArgumentHelp("Use a sandbox: what `tenon sandbox` printed.", valueName: "file"))
    var sandbox: String?

    @Option(help: ArgumentHelp("A file of NAME=value lines; the environment wins.", valueName: "file"))
    var settings: String?

    @Option(help: "The way to write to check; else that of the settings.")
    var writes: Way?

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
        let previous = acceptView ? nil : try kept?.read()
        let configuration = try BusybusyConfiguration(
            endpoint: chosen.url,
            key: chosen.key,
            isSandbox: chosen.isSandbox
        )
        let connector = BusybusyConnector()
        let probe = BusybusyProbe(
            client: BusybusyClient(configuration: configuration, connector: connector, logger: output.logger),
            writer: writes?.choice ?? chosen.writerChoice,
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
        let console = output.console
        if console.format == .json {
            try console.result(json: DoctorDocument(capabilities))
        } else {
            for line in capabilities.report { console.result(text: line) }
        }
        if DoctorDocument(capabilities).needsAttention { throw ExitCode.unfinished }
    }

    private func chosen() async throws -> BusybusySettings {
        if let sandbox { return BusybusySettings(try ConnectionSettings(try SandboxReady(file: sandbox))) }
        return try await Settings(file: settings).busybusy()
    }
}

extension BusybusySettings {
    /// The writer that the settings choose.
    fileprivate var writerChoice: BusybusyWriterChoice {
        switch writes {
        case .dryRun: .dryRun
        case .graphQL: .graphQL
        }
    }
}
