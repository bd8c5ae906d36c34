import ArgumentParser
import Busybusy
import Engine
import Foundation

/// Stores busybusy's key, sealed.
struct ConnectBusybusyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "busybusy",
        abstract: "Store the busybusy key, sealed.",
        usage: "tenon connect busybusy [<options>] < key",
        discussion: """
            Reads the key from standard input, one line, never from the command line, \
            where others on the machine could see it. A key that is set in \
            TENON_BUSYBUSY_KEY goes before the stored one. Calls nobody; try the key with: \
            tenon doctor busybusy --store tenon.db

            Example: tenon connect busybusy < busybusy-key.txt
            """
    )

    @OptionGroup var connect: ConnectOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let settings = try await Settings(file: connect.settings)
        guard let box = try settings.secretBox() else {
            throw CommandFailure(
                "there is no key to seal with, and busybusy's key is stored sealed only. Make one with "
                    + "`tenon secrets new-key --file tenon.key` and name its file in TENON_SECRETS_KEY_FILE."
            )
        }
        let console = output.console
        if isatty(STDIN_FILENO) == 1 { console.note("Paste the key and press Return:") }
        let key = (readLine() ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        guard !key.isEmpty else {
            throw CommandFailure("standard input holds no key. Give it as one line: tenon connect busybusy < file")
        }
        // The client's own rule for what a key may look like.
        _ = try BusybusyConfiguration(
            endpoint: BusybusyConfiguration.productionEndpoint,
            key: BusybusyKey(key),
            isSandbox: false
        )
        try await Settings.withVault(store: connect.store) {
            try await $0.save(key, as: SecretPlace.busybusyKey, box: box)
        }
        let result = Stored(name: SecretPlace.busybusyKey, store: connect.store)
        if console.format == .json { return try console.result(json: result) }
        console.result(text: "busybusy's key is stored in \(connect.store), sealed.")
        console.note("Next: tenon doctor busybusy --store \(connect.store)")
    }

    /// What was stored, for programs.
    private struct Stored: Encodable {
        let name: String
        let store: String
    }
}
