/// A calendar that appointments are booked in; only what a reader of appointments needs of its many settings.
struct HighLevelCalendar: Sendable, Codable, Equatable {
    var id: String
    var name: String
    var description: String
    /// Minutes
    var slotDuration: Int
    /// Users that appointments are given to.
    var userIDs: [String]
    var isActive = true

    func shape(location: String) -> HighLevelValue {
        let members = userIDs.map { user in
            ["userId": .string(user), "priority": .number(0.5), "isPrimary": .bool(user == userIDs.first)]
                as HighLevelValue
        }
        return [
            "id": .string(id), "locationId": .string(location), "name": .string(name),
            "description": .string(description), "isActive": .bool(isActive), "calendarType": "round_robin",
            "eventType": "RoundRobin_OptimizeForAvailability", "eventTitle": "{{contact.name}}",
            "eventColor": "#039be5", "slotDuration": .integer(Int64(slotDuration)), "slotDurationUnit": "mins",
            "slotInterval": .integer(Int64(slotDuration)), "slotIntervalUnit": "mins", "appoinmentPerSlot": 1,
            "autoConfirm": true, "teamMembers": .array(members), "notes": "",
        ]
    }
}
