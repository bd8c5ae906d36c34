import Access
import ArgumentParser

/// Takes an account away.
struct PeopleRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Take somebody's account away, with all sessions.",
        usage: "tenon people remove <address> [<options>]"
    )

    @Argument(help: ArgumentHelp("Their e-mail address.", valueName: "address"))
    var email: String

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await store.with {
            try await PeopleCommand.desk($0).remove(email, from: [WorkspaceOptions.workspaceID], by: .terminal)
        }
        if output.console.format == .json { return try output.console.result(json: ["removed": email]) }
        output.console.result(text: "\(email) is out.")
    }
}
