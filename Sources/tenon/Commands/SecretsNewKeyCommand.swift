import ArgumentParser
import Engine
import Foundation

/// Makes a key.
struct SecretsNewKeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new-key",
        abstract: "Put a new key first in the file of keys.",
        usage: "tenon secrets new-key [<options>]",
        discussion: """
            Makes the file when there is none, for its owner only. The keys that were there \
            stay behind the new one and go on opening what they sealed. Shows the key's id, \
            never the key.

            Example: tenon secrets new-key --file tenon.key
            """
    )

    @Option(help: ArgumentHelp("The file; else that of TENON_SECRETS_KEY_FILE.", valueName: "file"))
    var file: String?

    @Option(help: ArgumentHelp("A file of NAME=value lines; the environment wins.", valueName: "file"))
    var settings: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let settings = try await Settings(file: settings)
        guard let keyFile = file.map(SecretKeyFile.init) ?? settings.secretsKeyFile else {
            throw CommandFailure(
                "no file of keys is named. Name one with --file or TENON_SECRETS_KEY_FILE. Keys in TENON_SECRETS_KEY "
                    + "are changed where that is set: put the new one first, with a comma after it."
            )
        }
        let key = try keyFile.add()
        let ring = try keyFile.read()
        let result = NewKey(path: keyFile.path, keyID: key.id, olderKeyIDs: ring.keys.dropFirst().map(\.id))
        let console = output.console
        if console.format == .json { return try console.result(json: result) }
        console.result(text: "Key \(key.id) is first in \(keyFile.path).")
        if ring.keys.count > 1 {
            console.note("Next: tenon secrets rotate, which seals everything with it")
        } else if settings.secretsKeyFile == nil {
            console.note("Next: set TENON_SECRETS_KEY_FILE to \(keyFile.path), then: tenon secrets rotate")
        }
        console.note("Keep a copy of the file apart from the store's backups: without it nothing sealed can be opened.")
    }

    /// What was made, for programs.
    private struct NewKey: Encodable {
        let path: String
        let keyID: String
        let olderKeyIDs: [String]
    }
}
