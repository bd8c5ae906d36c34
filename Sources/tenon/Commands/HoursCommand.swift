import ArgumentParser
import Engine
import Foundation
import Mapping
import Storage

/// Shows what the crews worked, by contact and by project.
struct HoursCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hours",
        abstract: "Show the crews' hours by contact and project.",
        discussion: """
            Reads the store only, as the last run left it: it may run beside `tenon serve`, and calls neither system. Days,
            weeks and overtime are counted as the mapping's `hours` section says.

            Example: tenon hours --mapping mapping.yaml --contact ocQHyuzHvysMo5N5VsXc
            """
    )

    @Option(help: ArgumentHelp("The store.", valueName: "file"))
    var store = "tenon.db"

    @Option(help: ArgumentHelp("The mapping document; the shipped one when left out.", valueName: "file"))
    var mapping: String?

    @Option(help: ArgumentHelp("Only this contact, by its id in HighLevel.", valueName: "id"))
    var contact: String?

    @Option(help: ArgumentHelp("The time zone of days, when the mapping names none.", valueName: "zone"))
    var timeZone: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        guard FileManager.default.fileExists(atPath: store) else {
            throw CommandFailure(
                "there is no store \(store). Name another with --store, or make one with: tenon sync run"
            )
        }
        let rule = try rule()
        let zone = try zone(rule)
        let file = try Store(path: store)
        defer { try? file.close() }
        let report = try await HoursReport.read(
            from: file,
            workspace: WorkspaceOptions.workspaceID,
            rule: rule,
            timeZone: zone,
            now: Date(),
            contactID: contact
        )
        let console = output.console
        if console.format == .json { return try console.result(json: report) }
        if report.rows.isEmpty {
            return console.note("No hours are known. Switch `hours` on in the mapping and run a sync.")
        }
        for line in HoursPrinter.lines(report) { console.result(line) }
    }

    private func rule() throws -> HoursRule {
        let options = try mapping.map { try MappingFile.read($0) } ?? MappingDocument.standardYAML
        do {
            return try MappingDocument(yaml: options).flows.hours ?? HoursRule()
        } catch {
            let file = mapping ?? "the shipped mapping"
            let problems = error.problems.map { "\(file):\($0.line):\($0.column): \($0.message)" }
            throw CommandFailure("the mapping has problems.\n" + problems.joined(separator: "\n"))
        }
    }

    private func zone(_ rule: HoursRule) throws -> TimeZone {
        guard let name = rule.timeZone ?? timeZone else {
            throw CommandFailure(
                "the mapping names no time zone to count days in. Name it there (hours: time-zone), or with --time-zone."
            )
        }
        guard let zone = TimeZone(identifier: name) else {
            throw CommandFailure("'\(name)' is not a time zone. Use a name of the IANA list, such as America/Chicago.")
        }
        return zone
    }
}
