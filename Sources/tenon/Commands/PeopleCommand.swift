import Access
import ArgumentParser
import Engine
import Storage

/// Everything about people who may sign in.
struct PeopleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "people",
        abstract: "See who may sign in, and let people in.",
        subcommands: [
            PeopleListCommand.self, PeopleLinkCommand.self, PeopleInviteCommand.self, PeopleRemoveCommand.self,
        ]
    )

    /// The door of a store. Secrets of authenticator apps are not needed here.
    static func door(_ store: Store) -> FrontDoor {
        FrontDoor(store: store, environment: .live(nextID: StoreOptions.environment.newID))
    }

    /// The desk of the one workspace.
    static func desk(_ store: Store) -> PeopleDesk {
        PeopleDesk(door: door(store), workspace: WorkspaceOptions.workspaceID)
    }
}

/// Where the console is, for links to it.
struct ConsoleAddress: ParsableArguments {
    @Option(help: ArgumentHelp("The console's address, for the link.", valueName: "address"))
    var url = "http://127.0.0.1:8420"

    /// The link that a token opens.
    func link(_ token: AccessToken) -> String {
        (url.hasSuffix("/") ? String(url.dropLast()) : url) + "/join/\(token.text)"
    }
}
