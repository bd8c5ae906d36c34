import ArgumentParser
import Foundation
import HighLevel

/// Shows the stored sign-in without calling anybody.
struct ConnectStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show which location is signed in, what was granted and what is missing. Calls nobody.",
        discussion: "Ends with status 3 when a needed scope was not granted."
    )

    @OptionGroup var connect: ConnectOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let settings = try await Settings(file: connect.settings)
        guard let credential = try await settings.vault(store: connect.store).load() else {
            throw CommandFailure(
                "no sign-in is stored in \(Settings.vaultPath(store: connect.store)). "
                    + "Sign in with: tenon connect highlevel"
            )
        }
        let summary = SignInSummary(credential, now: Date())
        let console = output.console
        if console.format == .json {
            try console.result(json: summary)
        } else {
            for line in summary.lines { console.result(line) }
        }
        if !summary.missingScopes.isEmpty { throw ExitCode.unfinished }
    }
}
