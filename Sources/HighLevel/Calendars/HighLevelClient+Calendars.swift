import NIOHTTP1

extension HighLevelClient {
    /// The calendars of the location.
    ///
    /// - Parameters:
    ///   - groupID: those of one group only.
    ///   - includesDrafts: whether those that cannot be booked yet are in; the service decides when nil.
    public func calendars(groupID: String? = nil, includesDrafts: Bool? = nil) async throws -> [HighLevelCalendar] {
        var query = locationQuery()
        query.add("groupId", groupID)
        query.add("showDrafted", includesDrafts)
        let endpoint = self.endpoint("listCalendars", [""], Scopes.readCalendars, "calendars", query)
        return try await call(endpoint, as: Calendars.self).calendars
    }

    /// One calendar.
    public func calendar(_ id: String) async throws -> HighLevelCalendar {
        let path = [try checked(id, "calendar", in: "getCalendar")]
        let endpoint = self.endpoint("getCalendar", path, Scopes.readCalendars, "calendar \(id)")
        return try await call(endpoint, as: OneCalendar.self).calendar
    }

    /// The events of a user, a calendar or a group that lie in a stretch of time. Unpaged; the order is not documented.
    public func calendarEvents(_ query: CalendarEventQuery) async throws -> [Appointment] {
        let name = "listCalendarEvents"
        guard query.start < query.end else {
            throw refused(name, "The stretch of time is empty. Give an end after the start.")
        }
        let owner = query.parameter
        var items = locationQuery()
        items.add(owner.name, try checked(owner.id, owner.kind, in: name))
        items.add("startTime", HighLevelDate.milliseconds(query.start))
        items.add("endTime", HighLevelDate.milliseconds(query.end))
        let endpoint = self.endpoint(name, ["events"], Scopes.readEvents, "events of \(owner.kind) \(owner.id)", items)
        return try await call(endpoint, as: Events.self).events
    }

    /// One appointment.
    public func appointment(_ id: String) async throws -> Appointment {
        let path = ["events", "appointments", try checked(id, "appointment", in: "getAppointment")]
        let endpoint = self.endpoint("getAppointment", path, Scopes.readEvents, "appointment \(id)")
        return try await call(endpoint, as: OneEvent.self).event
    }

    private func endpoint(
        _ operation: String,
        _ path: [String],
        _ scope: HighLevelScope,
        _ subject: String,
        _ query: QueryItems = QueryItems()
    ) -> Endpoint {
        Endpoint(
            operation,
            .GET,
            ["calendars"] + path,
            kind: .read,
            scope: scope,
            version: configuration.dialect.version(of: .calendars),
            subject: subject,
            query: query.items
        )
    }

    private struct Calendars: Decodable { let calendars: [HighLevelCalendar] }
    private struct OneCalendar: Decodable { let calendar: HighLevelCalendar }
    private struct Events: Decodable { let events: [Appointment] }

    private struct OneEvent: Decodable {
        let event: Appointment

        /// `{event}` (official spec), or `{appointment}` (assumption).
        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: AnyKey.self)
            if let event: Appointment = try fields.first(of: "event", "appointment") {
                self.event = event
            } else {
                event = try fields.decode(Appointment.self, forKey: "event")
            }
        }
    }
}
