import ArgumentParser

/// Everything about what waits for a person.
struct ReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "See what waits for a person, and decide.",
        subcommands: [ReviewListCommand.self, ReviewDecideCommand.self]
    )
}
