import ArgumentParser
import Foundation
import Mapping
import Records
import Storage

/// Tries a mapping on one record.
struct MappingTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Try a mapping on one record, step by step.",
        usage: "tenon mapping test <file> (--record <id> | --json <file>) [<options>]",
        discussion: """
            Shows what each rule reads, what each transform makes of it, what the checks say, and what would come back. \
            Nothing is written, and neither system is called.

            Example:
              tenon mapping test mapping.yaml --record ocQHyuzHvysMo5N5VsXc
            """
    )

    @Argument(help: "The mapping document.")
    var file: String

    @Option(help: ArgumentHelp("A contact or project of the store, by its id.", valueName: "id"))
    var record: String?

    @Option(help: ArgumentHelp("A record by hand: its fields, as JSON.", valueName: "file"))
    var json: String?

    @Option(help: ArgumentHelp("What the JSON is: contact or project.", valueName: "kind"))
    var kind = "contact"

    @Option(help: ArgumentHelp("The store.", valueName: "file"))
    var store = "tenon.db"

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (record == nil) != (json == nil) else {
            throw ValidationError("Name one record: --record <id> of the store, or --json <file>.")
        }
        guard try recordKind() != nil else { throw ValidationError("'\(kind)' is no kind. Known: contact, project.") }
    }

    private func recordKind() throws -> RecordKind? { RecordKind.linked.first { $0.rawValue == kind } }

    func run() async throws {
        let mapping = try MappingFile.document(file)
        let trial = mapping.trial(of: try await read())
        let console = output.console
        if console.format == .json { return try console.result(json: trial) }
        for line in TrialPrinter.lines(trial) { console.result(text: line) }
    }

    private func read() async throws -> Record {
        if let json { return try HandRecord.read(json, as: try recordKind() ?? .contact) }
        let id = record ?? ""
        guard FileManager.default.fileExists(atPath: store) else {
            throw CommandFailure(
                "there is no store \(store). Name another with --store, make one with: tenon sync plan, or give the record "
                    + "by hand with --json."
            )
        }
        let file = try Store(path: store)
        defer { try? file.close() }
        let ids = RecordKind.linked.map { RecordID($0, id) }
        let found = try await file.read { try $0.records(ids, workspace: WorkspaceOptions.workspaceID) }
        guard let stored = ids.compactMap({ found[$0] }).first else {
            throw CommandFailure(
                "the store \(store) has no contact and no project with the id '\(id)'. Check the id, or read both systems "
                    + "first with: tenon sync plan --store \(store)"
            )
        }
        return stored.record
    }
}

/// A record that a person wrote down as JSON: an object of fields.
enum HandRecord {
    static func read(_ path: String, as kind: RecordKind) throws -> Record {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure("the record \(path) cannot be read. Check its name.")
        }
        let fields: [FieldName: Value]
        do {
            fields = try JSONDecoder().decode([FieldName: Value].self, from: data)
        } catch {
            throw CommandFailure(
                "the record \(path) is not a JSON object of fields with texts, numbers, true or false, and lists, such as "
                    + #"{"name": "Ana Lopez", "tags": ["customer"]}."#
            )
        }
        let schema = RecordSchema.schema(of: kind)
        if let unknown = fields.keys.sorted().first(where: { schema.field($0) == nil }) {
            let known = schema.fields.map(\.name.rawValue).joined(separator: ", ")
            throw CommandFailure(
                "the record \(path) has '\(unknown)', which is no field of a \(kind.rawValue). Known: \(known)."
            )
        }
        var record = Record(id: RecordID(kind, "by hand"), fields: fields)
        if kind == .contact, record["name"].isBlank {
            let name = PersonName(first: record["firstName"].text ?? "", last: record["lastName"].text ?? "")
            record["name"] = Value.text(name.joined).nullIfBlank
        }
        return record
    }
}
