import ArgumentParser
import Engine

/// Joins a link's contact to another project.
struct LinkRepointCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repoint",
        abstract: "Join a link's contact to another root project.",
        usage: "tenon link repoint <link> --project <id> [<options>]",
        discussion: "The project that it had stays as it is, and is not joined to the contact again by itself."
    )

    @Argument(help: ArgumentHelp("What `tenon link list` calls it.", valueName: "link"))
    var link: String

    @Option(help: ArgumentHelp("The other project's id in busybusy.", valueName: "id"))
    var project: String

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let moved = try await store.with { try await LinkCommand.desk($0).repoint(link, toProject: project) }
        let hint = "The next run brings them in step; see it first with: tenon sync plan"
        try LinkCommand.tell("repointed", moved, hint, on: output.console)
    }
}
