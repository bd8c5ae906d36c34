import ArgumentParser

/// Everything about the keys that seal what is stored.
struct SecretsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "secrets",
        abstract: "Seal what is stored, and change the key.",
        discussion: """
            To change the key: `new-key` puts a new one before the old one, `rotate` seals \
            everything with it, `rotate --drop-old` then removes keys that nothing needs.
            """,
        subcommands: [SecretsNewKeyCommand.self, SecretsRotateCommand.self, SecretsStatusCommand.self]
    )
}
