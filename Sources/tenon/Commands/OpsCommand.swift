import ArgumentParser

/// Everything HighLevel can do, by name.
struct OpsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ops",
        abstract: "Find, look at or call any operation of HighLevel.",
        discussion: """
            Example:
              tenon ops list --search "complete task"
              tenon ops show contacts.update-task-completed
              tenon ops call contacts.get-contact --input contactId=ID
            """,
        subcommands: [OpsListCommand.self, OpsShowCommand.self, OpsCallCommand.self]
    )
}
