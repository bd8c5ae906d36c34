import ArgumentParser
import Engine
import Foundation
import Storage

/// Shows what was written, when and why.
struct HistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Show what was written, when and why.",
        usage: "tenon history [<id>] [<options>]",
        discussion: """
            Without an id: the newest writes. With one: all that was written about that \
            contact, project or link, on both sides. Each write has an id, and so has each \
            run; `tenon undo` takes either. Reads the store only: it may run beside \
            `tenon serve`.

            Examples:
              tenon history ocQHyuzHvysMo5N5VsXc
              tenon history --runs
              tenon history --run run-1kq0x7ub2f4hs --format json
            """
    )

    @Argument(help: "A contact's, project's, link's, run's or write's id.")
    var id: String?

    @Option(help: ArgumentHelp("Only what this run wrote.", valueName: "id"))
    var run: String?

    @Flag(help: "List the runs instead.")
    var runs = false

    @Option(parsing: .unconditional, help: ArgumentHelp("The most to list.", valueName: "n"))
    var last = 50

    @Flag(help: "Rewrite the store, once, so that it gives back what pruning frees.")
    var compact = false

    @Option(help: ArgumentHelp("The store.", valueName: "file"))
    var store = "tenon.db"

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if last < 1 { throw ValidationError("--last must be 1 or more.") }
        if [id != nil, run != nil, runs, compact].count(where: \.self) > 1 {
            throw ValidationError("Name one of: an id, --run, --runs, --compact.")
        }
        if let run, HistoryQuery(id: run).isOther {
            throw ValidationError("--run takes the id of a run, as `tenon history --runs` lists them.")
        }
    }

    func run() async throws {
        guard FileManager.default.fileExists(atPath: store) else {
            throw CommandFailure(
                "there is no store \(store). Name another with --store, or make one with: tenon sync run"
            )
        }
        if compact { return try await compactStore() }
        let file = try Store(path: store)
        defer { try? file.close() }
        if runs { try await showRuns(file) } else { try await showWrites(file) }
    }

    private func showWrites(_ file: Store) async throws {
        let query = (id ?? run).map(HistoryQuery.init) ?? .all
        let report = try await HistoryReport.read(
            query,
            from: file,
            workspace: WorkspaceOptions.workspaceID,
            limit: last
        )
        let console = output.console
        if console.format == .json { return try console.result(json: report) }
        let style = Style(isOn: console.hasColour)
        for line in HistoryPrinter(style: style).lines(report) { console.result(text: line) }
        if report.entries.isEmpty { console.note(nothing) }
        if report.isCut { console.note("There is more; see it with --last \(last * 4)") }
    }

    private var nothing: String {
        guard let name = id ?? run else { return "Nothing was written yet." }
        return "Nothing in history is about \(name). It may be misspelt, or older than what is kept "
            + "(TENON_HISTORY_DAYS, TENON_HISTORY_MEGABYTES). List the runs with: tenon history --runs"
    }

    private func showRuns(_ file: Store) async throws {
        let history = try await RunHistory.read(from: file, workspace: WorkspaceOptions.workspaceID, limit: last)
        let console = output.console
        if console.format == .json { return try console.result(json: history) }
        for line in HistoryPrinter.table(history).lines { console.result(line) }
        console.note("What a run wrote: tenon history --run ID. To take it back: tenon undo ID")
    }

    private func compactStore() async throws {
        let lock = try StoreLock(storePath: store)
        let file = try Store(path: store)
        defer { try? file.close() }
        let before = try await file.space()
        try await file.compact()
        let after = try await file.space()
        try withExtendedLifetime(lock) {
            let (old, new) = (before.pages * before.pageSize, after.pages * after.pageSize)
            let console = output.console
            if console.format == .json { return try console.result(json: ["bytesBefore": old, "bytesAfter": new]) }
            console.result("the store took \(old / 1024) KB and takes \(new / 1024) KB")
        }
    }
}

extension HistoryQuery {
    /// Whether it names anything but a run.
    fileprivate var isOther: Bool {
        if case .run = self { false } else { true }
    }
}
