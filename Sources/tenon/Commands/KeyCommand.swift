import Access
import ArgumentParser
import Storage

/// Everything about programs' keys.
struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Make and revoke keys for programs.",
        subcommands: [KeyMakeCommand.self, KeyListCommand.self, KeyRevokeCommand.self]
    )

    static func desk(_ store: Store) -> KeyDesk {
        PeopleCommand.door(store).keys(of: WorkspaceOptions.workspaceID)
    }
}
