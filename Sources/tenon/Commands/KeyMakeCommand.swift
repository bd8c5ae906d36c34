import Access
import ArgumentParser

/// Makes a key.
struct KeyMakeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make",
        abstract: "Make a key; it is shown once.",
        usage: "tenon key make <name> [<options>]",
        discussion: "Example: tenon key make n8n --scope contacts.readonly --scope contacts.write"
    )

    @Argument(help: ArgumentHelp("What it is for.", valueName: "name"))
    var name: String

    @Option(
        help: ArgumentHelp("contacts.readonly, contacts.write or admin; several by repeating.", valueName: "scope")
    )
    var scope: [KeyScope] = []

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let scopes: Set<KeyScope> = scope.isEmpty ? [.contactsRead] : Set(scope)
        let key = try await store.with { try await KeyCommand.desk($0).make(name: name, scopes: scopes, by: .terminal) }
        let console = output.console
        if console.format == .json { return try console.result(json: ["id": key.id, "key": key.text]) }
        console.result(key.text)
        console.note("Copy it now: it is not shown again. To make it worthless: tenon key revoke \(key.id)")
    }
}
