import ArgumentParser
import Engine

/// Decides about something in review.
struct ReviewDecideCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide",
        abstract: "Decide what is to become of something in review.",
        usage: "tenon review decide (<id> ... | --all) <choice> [<options>]",
        discussion: """
            A conflict or a flipping field takes the value of one side, or one of your own: the next run writes it to \
            whichever side says otherwise. A question of code approve takes --approve or --refuse. An id stands for the \
            values that were shown: when they moved since, nothing is decided.

            Calls neither system: it may run beside `tenon serve`.

            Examples:
              tenon review decide k3f9qa-7x --highlevel
              tenon review decide --all --code conflict --busybusy
            """
    )

    @Argument(help: ArgumentHelp("What `tenon review list` calls it.", valueName: "id"))
    var ids: [String] = []

    @Flag(help: "All that the filters leave; needs --code.")
    var all = false

    @Flag(name: .customLong("highlevel"), help: "HighLevel's value, for both sides.")
    var highLevel = false

    @Flag(help: "busybusy's value, for both sides.")
    var busybusy = false

    @Option(parsing: .unconditional, help: ArgumentHelp("This value, for both sides.", valueName: "text"))
    var value: String?

    @Flag(help: "Do what the question asks.")
    var approve = false

    @Flag(help: "Leave it undone, and do not ask again.")
    var refuse = false

    @OptionGroup var filter: ReviewFilterOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    private var choices: [ReviewDesk.Choice] {
        [
            highLevel ? .highLevel : nil, busybusy ? .busybusy : nil, value.map { .value($0) },
            approve ? .approve : nil, refuse ? .refuse : nil,
        ].compactMap { $0 }
    }

    func validate() throws {
        if choices.count != 1 {
            throw ValidationError("name one of --highlevel, --busybusy, --value TEXT, --approve and --refuse.")
        }
        if all == !ids.isEmpty { throw ValidationError("name ids, or --all with filters.") }
        if all, filter.code == nil { throw ValidationError("--all needs --code, such as --code conflict.") }
        if !all, filter.filter != ReviewFilter() { throw ValidationError("filters go with --all only.") }
    }

    func run() async throws {
        let decided = try await store.with { file in
            try await ReviewDesk(
                store: file,
                workspace: WorkspaceOptions.workspaceID,
                environment: StoreOptions.environment
            ).decide(all ? .all(filter.filter) : .ids(ids), choices[0])
        }
        let console = output.console
        if console.format == .json { return try console.result(json: decided) }
        for entry in decided {
            let what = [entry.label, entry.field].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
            console.result(text: "decided \(entry.id): \(what): \(entry.decided ?? "")")
        }
        console.note("The next run carries it out: tenon sync run")
    }
}
