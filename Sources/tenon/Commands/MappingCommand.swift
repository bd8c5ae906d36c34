import ArgumentParser
import Foundation
import Mapping
import Records

/// Everything about mapping documents.
struct MappingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mapping",
        abstract: "Check a mapping, try it, or print the shipped one.",
        subcommands: [MappingCheckCommand.self, MappingShowCommand.self, MappingTestCommand.self]
    )
}

/// Prints the shipped mapping.
struct MappingShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print the shipped mapping, to start one's own from.",
        discussion: "Example: tenon mapping show > mapping.yaml"
    )

    func run() async throws {
        print(MappingDocument.standardYAML, terminator: "")
    }
}

/// Checks a mapping document.
struct MappingCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check a mapping document and say what it does.",
        usage: "tenon mapping check <file> [<options>]",
        discussion: "Every problem is named with its line; then the status is 1."
    )

    @Argument(help: "The mapping document.")
    var file: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let yaml = try MappingFile.read(file)
        let console = output.console
        do {
            let document = try MappingDocument(yaml: yaml)
            if console.format == .json { return try console.result(json: MappingCheck(problems: [])) }
            for line in Self.lines(document) { console.result(line) }
        } catch let error as MappingError {
            if console.format == .json {
                try console.result(json: MappingCheck(problems: error.problems))
            } else {
                for problem in error.problems {
                    console.result("\(file):\(problem.line):\(problem.column): \(problem.message)")
                }
            }
            throw ExitCode.failure
        }
    }

    private static func lines(_ document: MappingDocument) -> [String] {
        var table = TextTable(["HighLevel", "", "busybusy", "both changed", "notes"])
        for rule in document.fields {
            let arrow =
                switch rule.direction {
                case .both: "↔";
                case .toBusybusy: "→";
                case .toHighLevel: "←"
                }
            table.add([
                rule.highLevel.map(\.rawValue).joined(separator: ", or "), arrow, rule.busybusy.rawValue,
                rule.direction == .both ? rule.conflict.rawValue : "", rule.isRequired ? "required" : "",
            ])
        }
        let tags = document.scope.contactTags
        return ["\(document.name): no problems", ""] + table.lines + [
            "",
            Self.takingPart(tags, document.flows.jobs),
            document.newContacts.isEnabled
                ? "Projects with a customer or a phone become contacts." : "No contact is made from a project.",
        ]
    }

    /// Which contacts become projects.
    private static func takingPart(_ tags: [String], _ jobs: JobRule?) -> String {
        let tagged = tags.isEmpty ? nil : "Contacts tagged \(tags.joined(separator: " or "))"
        guard let jobs else { return tagged.map { "\($0) become projects." } ?? "Every contact becomes a project." }
        let place = [jobs.pipeline.map { "in pipeline \($0)" }, jobs.stage.map { "on stage \($0)" }].compactMap { $0 }
        let deals = "with an opportunity " + ([jobs.statuses.joined(separator: " or ")] + place).joined(separator: " ")
        let each = jobs.shape == .subProjects ? ", and each such opportunity a sub-project" : ""
        return tagged.map { "\($0), and those \(deals), become projects\(each)." }
            ?? "Contacts \(deals) become projects\(each)."
    }
}

/// The result of a check, for programs.
struct MappingCheck: Encodable {
    let problems: [MappingProblem]
    var isValid: Bool { problems.isEmpty }
}
