import ArgumentParser

/// Everything about finding out why something does not work.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Find out what works, what does not, and what to do.",
        discussion: "Without a subcommand: `all`.",
        subcommands: [DoctorAllCommand.self, DoctorBusybusyCommand.self],
        defaultSubcommand: DoctorAllCommand.self
    )
}
