import ArgumentParser
import Engine
import Foundation
import HighLevel

/// Everything about being connected to the remote systems.
struct ConnectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "connect",
        abstract: "Sign in to HighLevel, or store busybusy's key.",
        subcommands: [
            ConnectHighLevelCommand.self, ConnectBusybusyCommand.self, ConnectStatusCommand.self,
            ConnectTestCommand.self,
        ]
    )
}

/// Where a sign-in is kept, and which settings hold.
struct ConnectOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The store; the sign-in is kept beside it.", valueName: "file"))
    var store = "tenon.db"

    @Option(help: ArgumentHelp("A file of NAME=value lines; the environment wins.", valueName: "file"))
    var settings: String?
}
