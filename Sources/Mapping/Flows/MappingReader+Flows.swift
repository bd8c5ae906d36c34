import Yams

extension MappingReader {
    /// The keys of the document that switch flows on.
    static let flowKeys = ["jobs", "crew-sheet", "field-notes", "hours", "people"]

    /// Reads what goes one way. A key that is not there leaves its flow off.
    mutating func flows(_ entries: [String: Node]) -> Flows {
        var flows = Flows()
        if let node = entries["jobs"] { flows.jobs = jobRule(node) }
        if let node = entries["crew-sheet"] { flows.crewSheet = crewSheetRule(node) }
        if let node = entries["field-notes"] { flows.fieldNotes = fieldNoteRule(node) }
        if let node = entries["hours"] { flows.hours = hoursRule(node) }
        if let node = entries["people"] { flows.people = peopleRule(node) }
        return flows
    }
}
