import ArgumentParser
import Engine
import Foundation

/// Shows how each secret is kept.
struct SecretsStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show what is stored, and which key sealed it.",
        usage: "tenon secrets status [<options>]",
        discussion: """
            Shows no secret and no key, only ids of keys. Ends with status 3 when a secret is \
            not sealed with the first key.

            Example: tenon secrets status --format json
            """
    )

    @OptionGroup var connect: ConnectOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let settings = try await Settings(file: connect.settings)
        let result = SecretsSummary(
            keyIDs: try settings.secretBox()?.keyIDs() ?? [],
            secrets: try await settings.secretStandings(store: connect.store)
        )
        let console = output.console
        if console.format == .json {
            try console.result(json: result)
        } else {
            for line in result.lines { console.result(text: line) }
        }
        if result.secrets.contains(where: { $0.state != .current }) { throw ExitCode.unfinished }
    }
}

extension Settings {
    /// How each secret beside and in a store is kept.
    ///
    /// - Parameter readsStore: whether the store itself is opened.
    func secretStandings(store: String, readsStore: Bool = true) async throws -> [SecretStanding] {
        let box = try secretBox()
        let signIn = try await StoredSignInSecret.standing(in: try vault(store: store), box: box)
        var standings = signIn.map { [$0] } ?? []
        guard readsStore, FileManager.default.fileExists(atPath: store) else { return standings }
        for owner in Self.secretOwners {
            standings += try await Self.withVault(store: store, workspace: owner) { try await $0.standings(box: box) }
        }
        return standings
    }
}

/// How the secrets are kept, for output.
struct SecretsSummary: Encodable {
    /// The keys that are set; the first seals.
    let keyIDs: [String]
    let secrets: [SecretStanding]

    /// The same in lines for people.
    var lines: [String] {
        let keys =
            keyIDs.isEmpty
            ? ["Keys:  none set; see tenon secrets new-key --help"]
            : keyIDs.enumerated().map {
                ($0 == 0 ? "Keys:  " : "       ") + $1 + ($0 == 0 ? ", which seals" : ", which only opens")
            }
        if secrets.isEmpty { return keys + ["", "No secret is stored."] }
        var table = TextTable(["secret", "sealed with", "state"])
        for secret in secrets { table.add([secret.name, secret.keyID ?? "-", Self.words(secret.state)]) }
        return keys + [""] + table.lines
            + secrets.compactMap { secret in
                secret.problem.map { "\(secret.name): \($0)" }
            }
    }

    private static func words(_ state: SecretStanding.State) -> String {
        switch state {
        case .current: "well"
        case .older: "older key; run tenon secrets rotate"
        case .plain: "in plain text; run tenon secrets rotate"
        case .unreadable: "cannot be opened"
        }
    }
}
