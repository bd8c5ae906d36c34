import ArgumentParser
import Engine

/// Shows what a run would write.
struct SyncPlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Show what would be written and why; write nothing.",
        usage: "tenon sync plan [<options>]",
        discussion: """
            Reads both systems and compares. Each line is one thing that a run would do:
              =  two records are the same thing and are joined; nothing is sent
              +  made      ~  changed, with the old and the new value      -  archived
              !  nothing is done: a person has to decide, and the line says what

            Example: tenon sync plan --sandbox sandbox.json --limit 20
            """
    )

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The most pairs to list; the counts are of all.", valueName: "n")
    )
    var limit = 200

    @Flag(help: "End with status 3 when there is anything to write.")
    var exitCode = false

    func validate() throws {
        if limit < 0 { throw ValidationError("--limit must be 0 or more.") }
    }

    func run() async throws {
        let console = output.console
        let display = ProgressDisplay(console: console)
        let isJSON = console.format == .json
        let collector = PlanCollector(limit: isJSON ? 0 : limit, keepsEntries: isJSON)
        let report = try await OpenWorkspace.with(
            try workspace.workspace(),
            storePath: workspace.store,
            connections: try await workspace.connections(logger: output.logger),
            logger: output.logger
        ) { try await $0.engine.plan(progress: display.show, each: collector.add) }
        display.finish()
        var document = collector.document
        document.contacts = report.contactsRead
        document.projects = report.projectsRead
        document.notOffered = report.notOffered
        if isJSON {
            try console.result(json: document)
        } else {
            show(collector, document, report, console)
        }
        if exitCode, document.writeCount > 0 { throw ExitCode.unfinished }
    }

    private func show(_ collector: PlanCollector, _ document: PlanDocument, _ report: SyncReport, _ console: Console) {
        let printer = PlanPrinter(style: Style(isOn: console.hasColour))
        for line in collector.shown.flatMap(printer.lines) { console.result(text: line) }
        let count = collector.tellingCount
        if count > limit { console.result("… and \(count - limit) more; see them with --limit \(count)") }
        if count > 0 { console.result() }
        for line in PlanSummary.lines(document) { console.result(line) }
        if report.accepted > 0 {
            console.result(
                "taken by the Zapier hook, and not shown by busybusy yet: \(report.accepted.counted("write"))"
            )
        }
        for line in report.notOffered { console.result(text: "not offered: \(line)") }
        for warning in report.warnings { console.result(text: "warning: \(warning)") }
        if report.givenUp > 0 {
            console.result(
                "given up earlier: \(report.givenUp.counted("write")); try again with: tenon sync run --retry-failed"
            )
        }
        console.note(document.writeCount > 0 ? "Nothing was written. To do it: tenon sync run" : "Both are in step.")
    }
}

/// A plan in a few lines.
enum PlanSummary {
    static func lines(_ document: PlanDocument) -> [String] {
        var lines = ["read \(document.contacts.counted("contact")) and \(document.projects.counted("root project"))"]
        lines.append("would join \(document.joins.counted("pair")) found on both sides")
        for (name, count) in document.writes.sorted(by: { $0.key < $1.key }) {
            lines.append("would \(verb(name)): \(count)")
        }
        if document.writes.isEmpty { lines.append("would write nothing") }
        if document.needsPerson > 0 { lines.append("for a person to decide, marked with !: \(document.needsPerson)") }
        return lines
    }

    private static func verb(_ name: String) -> String {
        let parts = name.split(separator: " ")
        let system = parts[0] == "highlevel" ? "HighLevel" : "busybusy"
        return "\(parts[1].replacing("-", with: " ")) in \(system)"
    }
}
