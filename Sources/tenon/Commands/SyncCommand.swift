import ArgumentParser

/// Everything about bringing both systems in step.
struct SyncCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: "Bring both systems in step, or see what that does.",
        subcommands: [SyncPlanCommand.self, SyncRunCommand.self, SyncStatusCommand.self]
    )
}
