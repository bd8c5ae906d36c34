import Busybusy
import Foundation
import Mapping
import Records

@testable import Engine

/// A bench whose mapping takes notes from the field, with crews whose punches a test writes down.
struct FieldBench: Sendable {
    let bench: SyncBench
    let entries: FakeList
    let subProjects: FakeList
    let members: FakeList

    /// - Parameter options: The lines of `field-notes`.
    init(_ options: String = "since: all") throws {
        let yaml = MappingDocument.standardYAML + "\nfield-notes:\n  \(options)\n"
        guard let rule = try MappingDocument(yaml: yaml).flows.fieldNotes else { throw Mappings.Unchanged(text: yaml) }
        (entries, subProjects, members) = (FakeList(.timeEntry), FakeList(.subProject), FakeList(.member))
        let flow = FieldNoteFlow(rule: rule, entries: entries, members: members, subProjects: subProjects)
        bench = try SyncBench(mapping: yaml, flows: [flow])
        members["ada"] = Record(id: RecordID(.member, "ada"), fields: ["name": "Ada Okafor"])
    }

    /// A customer with a project; the ids of both.
    func customer(_ name: String) async throws -> (contact: String, project: String) {
        let contact = bench.contacts.add(name)
        try await bench.settle()
        return (contact, bench.projects.marked(contact)[0].id)
    }

    /// Writes a punch down, or changes it.
    func punch(
        _ id: String,
        _ text: String,
        on project: String?,
        from start: String = "2026-09-21T06:40:00-07:00",
        to end: String? = "2026-09-21T15:10:00-07:00"
    ) {
        let fields: [FieldName: Value] = [
            "start": .text(start), "end": Value(end), "description": .text(text), "memberID": "ada",
        ]
        entries[id] = Record(id: RecordID(.timeEntry, id), fields: fields, owner: project)
    }

    /// The texts of a contact's notes.
    func notes(_ contact: String) -> [String] { bench.contacts.notes(of: contact).map(\.body) }
}
