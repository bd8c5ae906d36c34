import Records
import Storage

/// One link, as people and programs read it.
public struct LinkEntry: Hashable, Sendable, Codable {
    public let id: String
    /// `pending`, `linked`, `archived` or `retired`.
    public let state: String
    public let contact: String?
    public let contactName: String
    public let project: String?
    public let projectTitle: String
}

extension LinkEntry {
    init(_ link: Link, _ records: [RecordID: StoredRecord]) {
        id = link.id
        state = link.state.rawValue
        contact = link.contactID
        project = link.projectID
        contactName = Self.name(link.recordID(of: .contact), records, ["name", "companyName"])
        projectTitle = Self.name(link.recordID(of: .project), records, ["title"])
    }

    private static func name(_ id: RecordID?, _ records: [RecordID: StoredRecord], _ fields: [FieldName]) -> String {
        id.flatMap { records[$0]?.record.firstFilled(of: fields)?.value.text } ?? ""
    }
}
