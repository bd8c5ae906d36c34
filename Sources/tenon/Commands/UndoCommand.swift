import ArgumentParser
import Engine
import Foundation

/// Takes back what a run or a write did.
struct UndoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take back what a run or a single write did.",
        usage: "tenon undo <run-or-write> [--yes] [<options>]",
        discussion: """
            Reads both systems and shows what would be done; with --yes it is done. A field \
            goes back to what it said before, where it still says what Tenon wrote; \
            whatever was changed since is left, and listed with all three values. Projects \
            that were made are archived; nothing is ever deleted. What went back stays so \
            until a person changes that field on either side. An undo is a run: it can be \
            undone too. Ends with status 3 when something is left for a person or waits.

            Examples:
              tenon history --runs
              tenon undo run-1kq0x7ub2f4hs
              tenon undo run-1kq0x7ub2f4hs --yes
            """
    )

    @Argument(help: "The id of a run or a write, as `tenon history` shows it.")
    var id: String

    @Flag(help: "Do it.")
    var yes = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Archive up to so many, not the mapping's share.", valueName: "n")
    )
    var archiveUpTo: Int?

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if HistoryID(id) == nil {
            throw ValidationError("'\(id)' is no id of a run or a write. List the runs with: tenon history --runs")
        }
        if let archiveUpTo, archiveUpTo < 0 { throw ValidationError("--archive-up-to must be 0 or more.") }
    }

    func run() async throws {
        guard let target = HistoryID(id) else { return }
        guard FileManager.default.fileExists(atPath: workspace.store) else {
            throw CommandFailure("there is no store \(workspace.store). Name another with --store.")
        }
        let console = output.console
        let display = ProgressDisplay(console: console)
        let result = try await OpenWorkspace.with(
            try workspace.workspace(),
            storePath: workspace.store,
            connections: try await workspace.connections(logger: output.logger),
            logger: output.logger,
            history: try await workspace.history()
        ) { open in
            var result = UndoResult()
            if yes {
                let options = SyncOptions(confirmedArchives: archiveUpTo)
                let done = try await open.engine.undo(target, options, progress: display.show) { result.plan = $0 }
                result.report = done
            } else {
                result.plan = try await open.engine.planUndo(of: target, progress: display.show)
            }
            return result
        }
        display.finish()
        if console.format == .json {
            try console.result(json: result.document)
        } else {
            for line in result.lines(Style(isOn: console.hasColour)) { console.result(text: line) }
            if !yes { console.note("Nothing was written. To do it: tenon undo \(id) --yes") }
        }
        if yes, result.isUnfinished { throw ExitCode.unfinished }
    }
}
