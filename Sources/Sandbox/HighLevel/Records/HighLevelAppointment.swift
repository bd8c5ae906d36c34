/// An appointment of a contact; the sandbox only reads them.
struct HighLevelAppointment: Sendable, Codable, Equatable {
    var id: String
    var contactId: String
    var calendarId: String
    var title: String
    var status: String
    var assignedUserId: String
    var address: String?
    var startTime: HighLevelTime
    var endTime: HighLevelTime
    var dateAdded: HighLevelTime

    /// Times have no zone: they are meant in the location's own (official spec).
    func shape(location: String) -> HighLevelValue {
        var members: [HighLevelValue.Member] = []
        members.add("id", id)
        members.add("calendarId", calendarId)
        members.add("status", "booked")
        members.add("title", title)
        members.add("assignedUserId", assignedUserId)
        members.add("startTime", startTime.plain)
        members.add("endTime", endTime.plain)
        members.add("address", address)
        members.add("locationId", location)
        members.add("contactId", contactId)
        members.add("appointmentStatus", status)
        members.append(.init(name: "users", value: .init(texts: [assignedUserId])))
        members.add("dateAdded", dateAdded.plain)
        members.add("dateUpdated", dateAdded.plain)
        members.append(.init(name: "assignedResources", value: []))
        return .object(members)
    }
}
