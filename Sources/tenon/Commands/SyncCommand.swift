import ArgumentParser

/// Everything about bringing both systems in step.
struct SyncCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: "Bring HighLevel and busybusy in step, or see what that would do.",
        subcommands: [SyncPlanCommand.self, SyncRunCommand.self, SyncStatusCommand.self]
    )
}
