/// What belongs to contacts and can be searched by: their opportunities, appointments and workflows.
struct HighLevelRelations: Sendable {
    var opportunities = HighLevelTable<HighLevelOpportunity>()
    var appointments = HighLevelTable<HighLevelAppointment>()
    var enrolments: [String: HighLevelEnrolment] = [:]
    /// The count of all changes; a result that depends on relations is stale when it has grown.
    var changeCount = 0

    /// Names of fields that a search by relations holds in its filters.
    static let fields: Set<String> = ["opportunities", "activeWorkflows", "lastAppointment"]

    /// Reads the field that a contact itself does not hold; nil when it is none of them.
    func reader(_ name: String) -> (@Sendable (HighLevelContact) -> HighLevelFilterContent)? {
        switch name {
        case "activeWorkflows": { [enrolments] in .init(texts: enrolments[$0.id]?.workflows ?? []) }
        case "lastAppointment": { [appointments] in .init(appointments.of(contact: $0.id).map(\.startTime).max()) }
        default: nil
        }
    }
}

extension HighLevelContents {
    var relations: HighLevelRelations {
        .init(
            opportunities: opportunities,
            appointments: appointments,
            enrolments: enrolments,
            changeCount: changeCount
        )
    }
}
