import ArgumentParser
import Foundation
import Storage

/// Puts a backup in the place of the store.
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup in the place of the store.",
        usage: "tenon restore <file> [<options>]",
        discussion: """
            Checks the backup first, and refuses while a Tenon works on the store. The store \
            that was there is kept beside it. The next run reads both systems anew and finds \
            by their marks the records that were made since the backup.

            Example: tenon restore tenon-2026-05-04.db
            """
    )

    @Argument(help: "The backup.")
    var file: String

    @Option(help: ArgumentHelp("The store.", valueName: "file"))
    var store = "tenon.db"

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let restored = try StoreBackup.restore(file, to: store, at: Date())
        let console = output.console
        let version = restored.inspection.version
        if console.format == .json {
            return try console.result(json: Done(store: store, version: version, replaced: restored.replaced))
        }
        console.result(text: "\(store) holds what \(file) held, version '\(version)'.")
        if let replaced = restored.replaced { console.result(text: "What was there before is in \(replaced).") }
        console.note("Next: tenon doctor, then tenon sync plan")
    }

    /// What was done, for programs.
    private struct Done: Encodable {
        let store: String
        let version: String
        let replaced: String?
    }
}
