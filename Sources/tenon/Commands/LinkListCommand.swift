import ArgumentParser
import Engine
import Records

/// Lists links.
struct LinkListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List which contact belongs to which project.",
        usage: "tenon link list [<options>]",
        discussion: "Example: tenon link list --search okafor"
    )

    @Option(help: ArgumentHelp("Only linked, pending, archived or retired ones.", valueName: "state"))
    var state: String?

    @Option(help: ArgumentHelp("Only ids and names that hold this.", valueName: "text"))
    var search: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("The most links to list.", valueName: "n"))
    var limit = 100

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit must be 1 or more.") }
        guard let state, Link.State(rawValue: state) == nil else { return }
        let known = Link.State.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("'\(state)' is no state. Known: \(known).")
    }

    func run() async throws {
        let found = try await store.with { file in
            try await LinkCommand.desk(file).list(state: state.flatMap(Link.State.init), search: search)
        }
        let console = output.console
        let shown = Array(found.prefix(limit))
        if console.format == .json { return try console.result(json: shown) }
        var table = TextTable(["link", "state", "contact", "name", "project", "title"])
        for entry in shown {
            table.add([
                entry.id, entry.state, entry.contact ?? "—", entry.contactName, entry.project ?? "—",
                entry.projectTitle,
            ])
        }
        if !shown.isEmpty { for line in table.lines { console.result(line) } }
        if shown.count < found.count { console.note("… and \(found.count - shown.count) more: --limit \(found.count)") }
        if found.isEmpty { console.note("No link is like that.") }
    }
}
