import ArgumentParser
import Foundation
import Sandbox
import ServiceLifecycle
import UnixSignals

/// Both remote systems, emulated.
struct SandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox",
        abstract: "Run both systems, emulated, on this machine.",
        subcommands: [SandboxServeCommand.self, SandboxLoadCommand.self],
        defaultSubcommand: SandboxServeCommand.self
    )
}

/// Runs both emulators until stopped.
struct SandboxServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run both emulators until stopped.",
        usage: "tenon sandbox run [<options>]",
        discussion: """
            Prints one line of JSON with addresses, ids, token and key when both are \
            ready. Nothing is reachable from outside this machine.

            Example:
              tenon sandbox --contacts 1000 > sandbox.json &
              tenon sync plan --sandbox sandbox.json
            """
    )

    @Option(parsing: .unconditional, help: ArgumentHelp("HighLevel's port; 0 for any free one.", valueName: "port"))
    var highlevelPort = 0

    @Option(parsing: .unconditional, help: ArgumentHelp("busybusy's port; 0 for any free one.", valueName: "port"))
    var busybusyPort = 0

    // Numbers are taken as they stand, so that a negative one is told as out of range and not as a missing value.
    @Option(parsing: .unconditional, help: ArgumentHelp("Contacts to make, 0 to 1000000.", valueName: "n"))
    var contacts = 250

    @Option(help: ArgumentHelp("The same number makes the same people.", valueName: "n"))
    var seed: UInt64 = 1

    @Option(help: "Whether HighLevel's rate limits are kept.")
    var limits: Switch = .on

    @Option(help: ArgumentHelp("HighLevel's limit; 100/10000 as in life.", valueName: "n/ms"))
    var rate: SandboxRate?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Share of HighLevel's calls that fail, 0 to 1.", valueName: "share")
    )
    var faults = 0.0

    @Option(help: ArgumentHelp("The same number draws the same faults.", valueName: "n"))
    var faultSeed: UInt64 = 1

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Share of contacts tagged customer, 0 to 1.", valueName: "share")
    )
    var customerShare: Double?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Share of customers with a busybusy project, 0 to 1.", valueName: "share")
    )
    var projectShare: Double?

    @Option(help: "Whether some projects have projects below them: on or off.")
    var subProjects = Switch.on

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How far HighLevel's search lags behind writes.", valueName: "ms")
    )
    var searchLag = 0

    @Option(help: ArgumentHelp("Keep the state here; go on from it when it exists.", valueName: "file"))
    var state: String?

    @Option(help: ArgumentHelp("Fill HighLevel from this contact export.", valueName: "file"))
    var csv: String?

    @Option(help: ArgumentHelp("Where HighLevel's webhooks are posted to.", valueName: "url"))
    var webhookURL: String?

    @OptionGroup var output: OutputOptions

    /// A setting that is on or off.
    enum Switch: String, ExpressibleByArgument, CaseIterable { case on, off }

    func validate() throws {
        guard (0...1_000_000).contains(contacts) else { throw ValidationError("--contacts must be 0 to 1000000.") }
        for (name, port) in [("--highlevel-port", highlevelPort), ("--busybusy-port", busybusyPort)]
        where !(0...65_535).contains(port) {
            throw ValidationError("\(name) must be 0 to 65535.")
        }
        let shares = [
            ("--customer-share", customerShare), ("--project-share", projectShare), ("--faults", faults),
        ]
        for (name, share) in shares {
            if let share, !(0...1).contains(share) { throw ValidationError("\(name) must be 0 to 1.") }
        }
        if let webhookURL, !["http", "https"].contains(URL(string: webhookURL)?.scheme) {
            throw ValidationError("--webhook-url must begin with http:// or https://.")
        }
        if searchLag < 0 { throw ValidationError("--search-lag must be 0 or more.") }
    }

    private var configuration: SandboxConfiguration {
        var configuration = SandboxConfiguration()
        configuration.highLevelPort = highlevelPort
        configuration.busybusyPort = busybusyPort
        configuration.contacts = contacts
        configuration.seed = seed
        configuration.limits = limits == .on
        if let customerShare { configuration.customerShare = customerShare }
        if let projectShare { configuration.projectShare = projectShare }
        configuration.subProjects = subProjects == .on
        configuration.searchIndexLagMilliseconds = searchLag
        configuration.rate = rate.map { .init(burst: $0.calls, windowMilliseconds: $0.milliseconds) }
        configuration.faultShare = faults
        configuration.faultSeed = faultSeed
        configuration.webhookURL = webhookURL
        configuration.stateFile = state
        configuration.contactExport = csv
        return configuration
    }

    /// A state that cannot be kept is told before the sandbox says that it is ready.
    private static func checkFolder(of file: String) throws {
        let folder = URL(filePath: file).deletingLastPathComponent().path
        guard !FileManager.default.fileExists(atPath: folder) else { return }
        throw CommandFailure(
            "there is no folder \(folder) for the state file. Make it, or name another file with --state."
        )
    }

    func run() async throws {
        let console = output.console
        if let state { try Self.checkFolder(of: state) }
        let host = try SandboxHost(configuration: configuration, logger: output.logger, clock: { Date() }) { ready in
            guard let line = try? ready.jsonLine() else { return }
            console.result(line)
            console.note("Both sandboxes are ready. Stop them with Ctrl-C.")
        }
        if let report = host.exportReport { ExportReportPrinter(console: console).show(report) }
        let group = ServiceGroup(
            configuration: .init(
                services: [host],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: output.logger
            )
        )
        try await CommandFailure.explainingPorts("--highlevel-port or --busybusy-port") { try await group.run() }
    }
}

/// Fills a sandbox's state from a contact export.
struct SandboxLoadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Fill a sandbox from a contact export of HighLevel.",
        usage: "tenon sandbox load <file> [<options>]",
        discussion: """
            In HighLevel: Contacts, select all, Export. The columns Contact Id, First \
            Name, Last Name, Business Name, Phone, Email, Created, Last Activity and \
            Tags are known; any other becomes a custom field. A row that cannot be read \
            is reported with its line, and the others are loaded.

            Example:
              tenon sandbox load export.csv --state sandbox-state.json
              tenon sandbox --state sandbox-state.json
            """
    )

    @Argument(help: "The export, a CSV file.")
    var file: String

    @Option(help: ArgumentHelp("The state file to fill; made when missing.", valueName: "file"))
    var state = "sandbox-state.json"

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let console = output.console
        let report = try SandboxHost.loadExport(csv: file, into: state, now: Date())
        if console.format == .json { return try console.result(json: report) }
        ExportReportPrinter(console: console).show(report, toResult: true)
        console.note("To use them: tenon sandbox --state \(state)")
    }
}
