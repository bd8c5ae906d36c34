import ArgumentParser
import Engine
import Storage

/// Everything about links by hand.
struct LinkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link",
        abstract: "See which records belong together, and say so by hand.",
        subcommands: [
            LinkListCommand.self, LinkMakeCommand.self, LinkBreakCommand.self, LinkRepointCommand.self,
        ]
    )

    /// The desk at a store.
    static func desk(_ store: Store) -> LinkDesk {
        LinkDesk(store: store, workspace: WorkspaceOptions.workspaceID, environment: StoreOptions.environment)
    }

    /// Says what became of a link, and what follows.
    static func tell(_ verb: String, _ entry: LinkEntry, _ hint: String, on console: Console) throws {
        if console.format == .json { return try console.result(json: entry) }
        console.result(
            text: "\(verb) \(entry.id): \(entry.contactName) (contact \(entry.contact ?? "—")) and "
                + "\(entry.projectTitle) (project \(entry.project ?? "—"))"
        )
        console.note(hint)
    }
}
