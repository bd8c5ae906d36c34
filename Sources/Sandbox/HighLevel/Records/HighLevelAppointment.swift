/// An appointment with a contact in a calendar; the contact's list and the calendar's events read the same one.
struct HighLevelAppointment: Sendable, Codable, Equatable, HighLevelContactRecord {
    var id: String
    var contactId: String
    var calendarId: String
    var title: String
    /// `new`, `confirmed`, `cancelled`, `showed`, `noshow`, `invalid`
    var status: String
    var assignedUserId: String
    var address: String?
    var notes: String?
    var startTime: HighLevelTime
    var endTime: HighLevelTime
    var dateAdded: HighLevelTime
    /// Nil until the first change.
    var dateUpdated: HighLevelTime?

    /// Takes over what a checked body names; the times have been read before.
    mutating func apply(_ given: HighLevelValue) {
        if let text = given["title"]?.text { title = text }
        if let text = given["appointmentStatus"]?.text { status = text }
        if let text = given["assignedUserId"]?.text { assignedUserId = text }
        if let text = given["calendarId"]?.text { calendarId = text }
        if let value = given["address"] { address = value.text }
        if let value = given["description"] ?? given["notes"] { notes = value.text }
        if let time = given["startTime"]?.text.flatMap({ HighLevelTime(iso: $0) }) { startTime = time }
        if let time = given["endTime"]?.text.flatMap({ HighLevelTime(iso: $0) }) { endTime = time }
    }

    /// In a contact's list times have no zone: they are meant in the location's own (official spec).
    func shape(location: String) -> HighLevelValue {
        var members: [HighLevelValue.Member] = []
        members.add("id", id)
        members.add("calendarId", calendarId)
        members.add("status", "booked")
        members.add("title", title)
        members.add("assignedUserId", assignedUserId)
        members.add("notes", notes)
        members.add("startTime", startTime.plain)
        members.add("endTime", endTime.plain)
        members.add("address", address)
        members.add("locationId", location)
        members.add("contactId", contactId)
        members.add("groupId", "")
        members.add("appointmentStatus", status)
        members.append(.init(name: "users", value: .init(texts: [assignedUserId])))
        members.add("dateAdded", dateAdded.plain)
        members.add("dateUpdated", (dateUpdated ?? dateAdded).plain)
        members.append(.init(name: "assignedResources", value: []))
        return .object(members)
    }

    /// As the calendar answers it: ISO times with their zone.
    func eventShape(location: String) -> HighLevelValue {
        var members: [HighLevelValue.Member] = []
        members.add("id", id)
        members.add("address", address)
        members.add("title", title)
        members.add("calendarId", calendarId)
        members.add("locationId", location)
        members.add("contactId", contactId)
        members.add("groupId", "")
        members.add("appointmentStatus", status)
        members.add("assignedUserId", assignedUserId)
        members.append(.init(name: "users", value: .init(texts: [assignedUserId])))
        members.add("notes", notes)
        members.append(.init(name: "isRecurring", value: false))
        members.add("startTime", startTime.isoSeconds)
        members.add("endTime", endTime.isoSeconds)
        members.add("dateAdded", dateAdded.iso)
        members.add("dateUpdated", (dateUpdated ?? dateAdded).iso)
        members.append(.init(name: "assignedResources", value: []))
        return .object(members)
    }

    /// The flat answer of a booking and of its change; v3 tells when both were (official spec).
    func bookedMembers(location: String, version: HighLevelVersion) -> [HighLevelValue.Member] {
        var members: [HighLevelValue.Member] = []
        members.add("id", id)
        members.add("calendarId", calendarId)
        members.add("locationId", location)
        members.add("contactId", contactId)
        members.add("startTime", startTime.isoSeconds)
        members.add("endTime", endTime.isoSeconds)
        members.add("title", title)
        members.add("meetingLocationType", "default")
        members.add("appointmentStatus", status)
        members.add("assignedUserId", assignedUserId)
        members.add("address", address)
        members.append(.init(name: "isRecurring", value: false))
        if version == .v3 {
            members.add("dateAdded", dateAdded.iso)
            members.add("dateUpdated", (dateUpdated ?? dateAdded).iso)
        }
        return members
    }
}
