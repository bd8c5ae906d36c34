import HTTPTypes

/// Calendars, their events, and appointments; a contact's own list reads the same store.
extension HighLevelOperation {
    private static let eventReads = "calendars/events.readonly"
    private static let eventWrites = "calendars/events.write"

    static let calendars: [HighLevelOperation] = [
        .init(
            method: .get,
            path: "/contacts/{contactId}/appointments",
            scope: "contacts.readonly",
            perform: contactAppointments
        ),
        .init(
            method: .get,
            path: "/calendars/",
            scope: "calendars.readonly",
            location: .query,
            perform: listCalendars
        ),
        .init(method: .get, path: "/calendars/{calendarId}", scope: "calendars.readonly", perform: getCalendar),
        .init(method: .get, path: "/calendars/events", scope: eventReads, location: .query, perform: listEvents),
        .init(
            method: .post,
            path: "/calendars/events/appointments",
            body: .createAppointment,
            scope: eventWrites,
            location: .body,
            perform: createAppointment
        ),
        .init(
            method: .get,
            path: "/calendars/events/appointments/{eventId}",
            scope: eventReads,
            perform: getAppointment
        ),
        .init(
            method: .put,
            path: "/calendars/events/appointments/{eventId}",
            body: .updateAppointment,
            scope: eventWrites,
            perform: updateAppointment
        ),
        .init(
            method: .delete,
            path: "/calendars/events/{eventId}",
            body: .empty,
            scope: eventWrites,
            perform: deleteEvent
        ),
    ]

    private static func contactAppointments(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        _ = try contents.contact(call.contactID)
        let location = contents.account.locationID
        return .ok(
            "events",
            .array(contents.appointments.of(contact: call.contactID).map { $0.shape(location: location) })
        )
    }

    private static func listCalendars(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let location = contents.account.locationID
        return .ok("calendars", .array(contents.calendars.map { $0.shape(location: location) }))
    }

    private static func getCalendar(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let calendar = try contents.calendar(call.path["calendarId"] ?? "")
        return .ok("calendar", calendar.shape(location: contents.account.locationID))
    }

    /// Those that begin in a span of epoch milliseconds, of one user, calendar or group; one of them must be named
    /// (official spec). Oldest first (assumption).
    private static func listEvents(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        guard let from = call.query["startTime"].flatMap({ Int64($0) }),
            let until = call.query["endTime"].flatMap({ Int64($0) })
        else { throw .unprocessable(["startTime and endTime must be epoch milliseconds"]) }
        let (user, calendar) = (call.query["userId"], call.query["calendarId"])
        guard user != nil || calendar != nil || call.query["groupId"] != nil else {
            throw .unprocessable(["Either of userId, groupId or calendarId is required"])
        }
        let location = contents.account.locationID
        let events = contents.appointments.all.filter { event in
            event.startTime.milliseconds >= from && event.startTime.milliseconds <= until
                && (user == nil || event.assignedUserId == user) && (calendar == nil || event.calendarId == calendar)
                && call.query["groupId"] == nil
        }
        .sorted { ($0.startTime, $0.id) < ($1.startTime, $1.id) }
        return .ok("events", .array(events.map { $0.eventShape(location: location) }))
    }

    /// Ends after the calendar's slot, in the hands of its first user, `confirmed`, when the body does not say
    /// otherwise. The answer is 200 and flat (official spec).
    private static func createAppointment(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let calendar = try contents.calendar(call.body["calendarId"]?.text ?? "")
        let contact = try contents.contact(call.body["contactId"]?.text ?? "")
        let start = call.body["startTime"]?.text.flatMap { HighLevelTime(iso: $0) } ?? call.now
        var appointment = HighLevelAppointment(
            id: contents.random.alphanumeric(20),
            contactId: contact.id,
            calendarId: calendar.id,
            title: contact.name ?? calendar.name,
            status: "confirmed",
            assignedUserId: calendar.userIDs.first ?? "",
            startTime: start,
            endTime: HighLevelTime(milliseconds: start.milliseconds + Int64(calendar.slotDuration) * 60_000),
            dateAdded: call.now
        )
        appointment.apply(call.body)
        try checkOrder(appointment)
        contents.put(appointment)
        let location = contents.account.locationID
        return HighLevelReply(
            status: 200,
            body: appointment.bookedMembers(location: location, version: call.version)
        )
    }

    private static func getAppointment(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        .ok("event", try contents.event(call).eventShape(location: contents.account.locationID))
    }

    private static func updateAppointment(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        var appointment = try contents.event(call)
        if let id = call.body["calendarId"]?.text { _ = try contents.calendar(id) }
        let length = appointment.endTime.milliseconds - appointment.startTime.milliseconds
        appointment.apply(call.body)
        if call.body["startTime"] != nil, call.body["endTime"] == nil {
            appointment.endTime = HighLevelTime(milliseconds: appointment.startTime.milliseconds + length)
        }
        try checkOrder(appointment)
        appointment.dateUpdated = call.now
        contents.put(appointment)
        let location = contents.account.locationID
        return HighLevelReply(
            status: 200,
            body: appointment.bookedMembers(location: location, version: call.version)
        )
    }

    /// 201 and the right spelling in every version (official spec).
    private static func deleteEvent(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        contents.remove(try contents.event(call))
        return HighLevelReply(status: 201, body: [.init(name: "succeeded", value: true)])
    }

    private static func checkOrder(_ appointment: HighLevelAppointment) throws(HighLevelFailure) {
        if appointment.endTime <= appointment.startTime { throw .badRequest("endTime must be after startTime") }
    }
}

extension HighLevelContents {
    fileprivate func calendar(_ id: String) throws(HighLevelFailure) -> HighLevelCalendar {
        guard let calendar = calendars.first(where: { $0.id == id }) else {
            throw .badRequest("Calendar not found for id:\(id)")
        }
        return calendar
    }

    fileprivate func event(_ call: HighLevelCall) throws(HighLevelFailure) -> HighLevelAppointment {
        let id = call.path["eventId"] ?? ""
        guard let appointment = appointments[id] else { throw .badRequest("Event not found for id:\(id)") }
        return appointment
    }
}
