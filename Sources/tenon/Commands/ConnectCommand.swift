import ArgumentParser
import Engine
import Foundation
import HighLevel

/// Everything about being connected to the remote systems.
struct ConnectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "connect",
        abstract: "Sign in to HighLevel, see how the connection stands, or try it.",
        subcommands: [ConnectHighLevelCommand.self, ConnectStatusCommand.self, ConnectTestCommand.self]
    )
}

/// Where a sign-in is kept, and which settings hold.
struct ConnectOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The store, beside which the sign-in is kept (<store>.highlevel).", valueName: "file"))
    var store = "tenon.db"

    @Option(help: ArgumentHelp("A file of NAME=value settings; the environment comes first.", valueName: "file"))
    var settings: String?
}
