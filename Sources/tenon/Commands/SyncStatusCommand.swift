import ArgumentParser
import Engine
import Foundation
import Storage

/// Shows how the workspace stands.
struct SyncStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show what is joined, waits, failed or needs a person.",
        usage: "tenon sync status [<options>]",
        discussion: "Reads the store only: it may run beside `tenon serve`."
    )

    @Option(help: ArgumentHelp("The store.", valueName: "file"))
    var store = "tenon.db"

    @Option(parsing: .unconditional, help: ArgumentHelp("The most entries to list.", valueName: "n"))
    var limit = 50

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit must be 1 or more.") }
    }

    func run() async throws {
        guard FileManager.default.fileExists(atPath: store) else {
            throw CommandFailure(
                "there is no store \(store). Name another with --store, or make one with: tenon sync run"
            )
        }
        let file = try Store(path: store)
        defer { try? file.close() }
        let status = try await SyncStatus.read(from: file, workspace: WorkspaceOptions.workspaceID, limit: limit)
        let console = output.console
        if console.format == .json { return try console.result(json: status) }
        for line in StatusPrinter(style: Style(isOn: console.hasColour)).lines(status) { console.result(text: line) }
    }
}
