import ArgumentParser
import Engine
import Foundation

/// Seals everything with the first key.
struct SecretsRotateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Seal everything with the first key.",
        usage: "tenon secrets rotate [<options>]",
        discussion: """
            Each secret in a step of its own; run it again when it was interrupted. What was \
            stored in plain text is sealed as well. Processes that take their keys from a \
            file see the change by themselves; with TENON_SECRETS_KEY restart them with the \
            new and the old key first.

            Example: tenon secrets rotate --store tenon.db
            """
    )

    @OptionGroup var connect: ConnectOptions

    @Flag(help: "Then remove the older keys from the file; other stores may need them.")
    var dropOld = false

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let settings = try await Settings(file: connect.settings)
        guard let box = try settings.secretBox() else {
            throw CommandFailure(
                "there is no key to seal with. Make one with `tenon secrets new-key --file tenon.key` and name its "
                    + "file in TENON_SECRETS_KEY_FILE."
            )
        }
        var sealed: [String] = []
        let signIn = try settings.vault(store: connect.store)
        if try await StoredSignInSecret.rotate(in: signIn, box: box) { sealed.append(SecretPlace.highLevelSignIn) }
        if FileManager.default.fileExists(atPath: connect.store) {
            for owner in Settings.secretOwners {
                sealed += try await Settings.withVault(store: connect.store, workspace: owner) {
                    try await $0.rotate(box: box)
                }
            }
        }
        let removed = dropOld ? try await removeOldKeys(settings, box) : []
        let result = Rotation(keyID: try box.keyIDs().first, sealedAnew: sealed.sorted(), removedKeyIDs: removed)
        let console = output.console
        if console.format == .json { return try console.result(json: result) }
        for line in result.lines { console.result(text: line) }
    }

    /// Removes the keys that nothing here was sealed with; refuses while anything needs one of them.
    private func removeOldKeys(_ settings: Settings, _ box: SecretBox) async throws -> [String] {
        guard let file = settings.secretsKeyFile else {
            throw CommandFailure(
                "--drop-old needs keys in a file. Those of TENON_SECRETS_KEY are changed where it is set."
            )
        }
        let standings = try await settings.secretStandings(store: connect.store)
        if let needed = standings.first(where: { $0.state != .current }) {
            throw CommandFailure(
                "\(needed.name) is not sealed with the first key (\(needed.state.rawValue)), so no key was removed. "
                    + "See: tenon secrets status"
            )
        }
        let old = Array(try box.keyIDs().dropFirst())
        if !old.isEmpty { try file.remove(Set(old)) }
        return old
    }

    /// What was done, for programs.
    private struct Rotation: Encodable {
        let keyID: String?
        let sealedAnew: [String]
        let removedKeyIDs: [String]

        var lines: [String] {
            let anew =
                sealedAnew.isEmpty
                ? "Nothing had to be sealed anew" : "Sealed anew: \(sealedAnew.joined(separator: ", "))"
            let lines = ["\(anew); the first key is \(keyID ?? "missing")."]
            return removedKeyIDs.isEmpty ? lines : lines + ["Keys removed: \(removedKeyIDs.joined(separator: ", "))"]
        }
    }
}
