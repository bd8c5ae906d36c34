import Access
import ArgumentParser

/// Makes the link for the first password, or for a new one.
struct PeopleLinkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link",
        abstract: "Make a link for the first password, or for a forgotten one.",
        usage: "tenon people link [<address>] [<options>]",
        discussion: """
            Without an address: the link with which the first owner sets the password, \
            while nobody can sign in. With one: a link with which that person sets a \
            new password. Either works once, for a day.

            Example: tenon people link ann@example.com
            """
    )

    @Argument(help: ArgumentHelp("Whose password is to be new.", valueName: "address"))
    var email: String?

    @OptionGroup var address: ConsoleAddress
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let token = try await store.with { file in
            if let email { return try await PeopleCommand.desk(file).resetLink(email, by: .terminal) }
            guard let token = try await PeopleCommand.door(file).setUpLink() else {
                throw CommandFailure(
                    "the first password is set. For somebody's new one: tenon people link <address>; for somebody new: "
                        + "tenon people invite <address>"
                )
            }
            return token
        }
        let console = output.console
        if console.format == .json { return try console.result(json: ["link": address.link(token)]) }
        console.result(address.link(token))
    }
}
