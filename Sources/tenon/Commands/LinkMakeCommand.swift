import ArgumentParser
import Engine

/// Joins two records by hand.
struct LinkMakeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make",
        abstract: "Join a contact and a root project.",
        usage: "tenon link make <contact> <project> [<options>]",
        discussion: """
            The next run fills what is blank on one side; where both say something else, the mapping's conflict rule \
            decides. See it first with `tenon sync plan`.
            """
    )

    @Argument(help: ArgumentHelp("The contact's id in HighLevel.", valueName: "contact"))
    var contact: String

    @Argument(help: ArgumentHelp("The project's id in busybusy.", valueName: "project"))
    var project: String

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let made = try await store.with { file in
            try await LinkCommand.desk(file).make(contactID: contact, projectID: project)
        }
        let hint = "The next run brings them in step; see it first with: tenon sync plan"
        try LinkCommand.tell("joined", made, hint, on: output.console)
    }
}
