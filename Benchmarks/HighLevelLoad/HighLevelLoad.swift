import ArgumentParser
import Foundation
import HighLevel

/// Measures the client: its calls under the limits, its webhooks, its memory.
@main struct HighLevelLoad: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "highlevel-load",
        abstract: "Measures the HighLevel client.",
        subcommands: [CallsCommand.self, WebhooksCommand.self, LargeReplyCommand.self, DeliveriesCommand.self],
        defaultSubcommand: CallsCommand.self
    )

    /// The token of the environment: arguments can be seen by every user of the machine.
    static func token() throws -> HighLevelToken {
        guard let token = ProcessInfo.processInfo.environment["HIGHLEVEL_TOKEN"], !token.isEmpty else {
            throw ValidationError("Put the token into the environment variable HIGHLEVEL_TOKEN.")
        }
        return HighLevelToken(token)
    }
}
