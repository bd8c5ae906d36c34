import ArgumentParser
import Engine
import Foundation
import Storage

/// Brings both systems in step, once.
struct SyncRunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Bring both systems in step, once.",
        usage: "tenon sync run [<options>]",
        discussion: """
            Goes on where an earlier run was interrupted, however that ended. Ends with \
            status 3 when writes were given up, now or earlier, or wait for a later try; \
            `tenon sync status` names them. Also when so many records vanished from a list \
            that the run stopped, and asks.

            Example: tenon sync run --sandbox sandbox.json
            """
    )

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Archive up to so many, not the mapping's share.", valueName: "n")
    )
    var archiveUpTo: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Believe that so many left a list at once.", valueName: "n")
    )
    var acceptGone: Int?

    @Flag(help: "Try writes again that were given up.")
    var retryFailed = false

    @Flag(help: "Add calls, statements, seconds and memory used.")
    var measure = false

    func validate() throws {
        if let archiveUpTo, archiveUpTo < 0 { throw ValidationError("--archive-up-to must be 0 or more.") }
        if let acceptGone, acceptGone < 0 { throw ValidationError("--accept-gone must be 0 or more.") }
    }

    func run() async throws {
        let console = output.console
        let display = ProgressDisplay(console: console)
        let options = SyncOptions(
            confirmedArchives: archiveUpTo,
            confirmedGone: acceptGone,
            retriesFailed: retryFailed
        )
        let started = ContinuousClock.now
        let result = try await OpenWorkspace.with(
            try workspace.workspace(),
            storePath: workspace.store,
            connections: try await workspace.connections(logger: output.logger),
            logger: output.logger,
            countsStatements: measure,
            history: try await workspace.history()
        ) { open in
            let report = try await open.engine.run(options, progress: display.show)
            let measured = Measurements(
                calls: open.session.meter.byOperation,
                statements: open.store.statementCount,
                seconds: (ContinuousClock.now - started).seconds,
                peakMemoryBytes: Measurements.peakMemory
            )
            return RunResult(
                report: report,
                measurements: measure ? measured : nil,
                statusCommand: workspace.statusCommand
            )
        }
        display.finish()
        if console.format == .json {
            try console.result(json: result)
        } else {
            for line in result.lines { console.result(text: line) }
        }
        let report = result.report
        let isUnfinished = [report.givenUp, report.waiting, report.accepted, report.vanished].contains { $0 > 0 }
        if isUnfinished { throw ExitCode.unfinished }
    }
}

extension Duration {
    fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
