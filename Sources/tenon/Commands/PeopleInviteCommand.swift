import Access
import ArgumentParser

/// Lets somebody in.
struct PeopleInviteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite",
        abstract: "Make a link with which somebody joins; change a role.",
        usage: "tenon people invite <address> [<options>]",
        discussion: """
            The link works once, for seven days. Somebody who has an account gets the \
            role at once.

            Example: tenon people invite bob@example.com --role manager
            """
    )

    @Argument(help: ArgumentHelp("Their e-mail address.", valueName: "address"))
    var email: String

    @Option(help: ArgumentHelp("viewer, manager or owner.", valueName: "role"))
    var role = Role.manager

    @OptionGroup var address: ConsoleAddress
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let token = try await store.with { try await PeopleCommand.desk($0).invite(email, as: role, by: .terminal) }
        let console = output.console
        let link = token.map(address.link)
        if console.format == .json {
            return try console.result(json: ["email": email, "role": role.rawValue, "link": link])
        }
        console.result(text: link ?? "\(email) has an account and is \(role.rawValue) now.")
    }
}
