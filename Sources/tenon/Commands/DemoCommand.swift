import ArgumentParser
import Foundation
import Mapping
import Sandbox
import ServiceLifecycle
import UnixSignals

/// Shows the whole of it on emulated systems.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "See the whole of it at work, without any account.",
        usage: "tenon demo [<options>]",
        discussion: """
            Starts emulators of HighLevel and busybusy, shows what a first sync would \
            do, does it, plays a short day of changes on both sides, and proves that a \
            further run would write nothing. Then it stays up until Ctrl-C, with a page \
            to look at; with --once, or without a terminal, it ends by itself, with \
            status 0 only if the proof held.

            Examples:
              tenon demo
              tenon demo --csv export.csv  your own contacts, as HighLevel exports them
            """
    )

    @Option(parsing: .unconditional, help: ArgumentHelp("Contacts to make, 10 to 100000.", valueName: "n"))
    var contacts = 250

    @Option(help: ArgumentHelp("The same number makes the same people.", valueName: "n"))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Use this contact export, not made-up people.", valueName: "file"))
    var csv: String?

    @Flag(help: "End when the day is over.")
    var once = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (10...100_000).contains(contacts) else { throw ValidationError("--contacts must be 10 to 100000.") }
        if output.format == .json {
            throw ValidationError(
                "the demonstration is a story for people. For JSON, run `tenon sync run --format json`"
            )
        }
    }

    func run() async throws {
        let staysUp = !once && isatty(STDOUT_FILENO) == 1
        let (ready, announce) = AsyncStream.makeStream(of: SandboxReady.self)
        var configuration = SandboxConfiguration()
        configuration.contacts = contacts
        configuration.seed = seed
        configuration.contactExport = csv
        let host = try SandboxHost(configuration: configuration, logger: output.logger, clock: { Date() }) {
            announce.yield($0)
            announce.finish()
        }
        if let report = host.exportReport { ExportReportPrinter(console: output.console).show(report, toResult: true) }
        let demo = DemoService(
            ready: ready,
            mappingYAML: mappingYAML,
            staysUp: staysUp,
            console: output.console,
            logger: output.logger
        )
        let group = ServiceGroup(
            configuration: .init(
                services: [
                    .init(service: host),
                    .init(
                        service: demo,
                        successTerminationBehavior: .gracefullyShutdownGroup,
                        failureTerminationBehavior: .gracefullyShutdownGroup
                    ),
                ],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: output.logger
            )
        )
        do {
            try await group.run()
        } catch is CancellationError {
            throw ExitCode(128 + SIGINT)
        }
        if !demo.held { throw ExitCode.failure }
    }

    /// The shipped mapping. With a contact export every contact takes part: whose tags say "customer" is not known.
    private var mappingYAML: String {
        csv == nil
            ? MappingDocument.standardYAML
            : MappingDocument.standardYAML.replacing("contact-tags: [customer] ", with: "contact-tags: []         ")
    }
}
