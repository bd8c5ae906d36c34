import ArgumentParser
import Engine

/// Lists what is in review.
struct ReviewListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List what was left undone, and why.",
        usage: "tenon review list [<options>]",
        discussion: """
            What needs a person comes first, then the oldest. Reads the store only: it may run beside `tenon serve`.

            Example: tenon review list --code conflict --field phone
            """
    )

    @OptionGroup var filter: ReviewFilterOptions

    @Option(parsing: .unconditional, help: ArgumentHelp("The most entries to list.", valueName: "n"))
    var limit = 100

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit must be 1 or more.") }
    }

    func run() async throws {
        let found = try await store.with { file in
            try await ReviewDesk(
                store: file,
                workspace: WorkspaceOptions.workspaceID,
                environment: StoreOptions.environment
            ).list(filter.filter)
        }
        let console = output.console
        let shown = Array(found.prefix(limit))
        if console.format == .json { return try console.result(json: shown) }
        let printer = ReviewPrinter(style: Style(isOn: console.hasColour))
        for line in shown.flatMap(printer.lines) { console.result(text: line) }
        if shown.count < found.count { console.note("… and \(found.count - shown.count) more: --limit \(found.count)") }
        if found.isEmpty { console.note("Nothing like that is in review.") }
    }
}
