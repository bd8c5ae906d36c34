import ArgumentParser
import Foundation
import Storage

/// Copies the store while others work on it.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the store into a file, while all goes on.",
        usage: "tenon backup <file> [<options>]",
        discussion: """
            The copy is one state of the store, checked, and whole by itself. It never \
            replaces a file. The sign-in to HighLevel is not in it: sign in again after a \
            loss. Keep the file of keys elsewhere: sealed secrets open with it only.

            Example: tenon backup tenon-2026-05-04.db
            """
    )

    @Argument(help: "The copy; there must be no such file.")
    var file: String

    @Option(help: ArgumentHelp("The store.", valueName: "file"))
    var store = "tenon.db"

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let copy = try StoreBackup.write(store, to: file)
        let console = output.console
        if console.format == .json {
            return try console.result(json: Written(file: file, version: copy.version, bytes: copy.bytes))
        }
        console.result(text: "\(file) holds \(store): \(copy.bytes) bytes, version '\(copy.version)', checked.")
    }

    /// What was written, for programs.
    private struct Written: Encodable {
        let file: String
        let version: String
        let bytes: Int
    }
}
