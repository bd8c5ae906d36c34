import ArgumentParser

/// Everything about single contacts.
struct ContactsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contacts",
        abstract: "Look at contacts in HighLevel.",
        subcommands: [ContactsGetCommand.self]
    )
}
