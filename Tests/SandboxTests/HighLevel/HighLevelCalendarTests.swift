import HTTPTypes
import Testing

@testable import Sandbox

/// Calendars, events and appointments, and that a contact's list is the same store.
@Suite struct HighLevelCalendarTests {
    private let fixture = HighLevelFixture()
    private let version = "2021-04-15"

    private func calendar(_ client: HighLevelClient) async throws -> HighLevelValue {
        let path = "/calendars/?locationId=\(client.account.locationID)"
        let answer = try await client.call(.get, path, version: version)
        #expect(answer.body["calendars"]?.elements?.count == 2)
        return try #require(answer.body["calendars"]?.elements?.first)
    }

    private func book(
        _ client: HighLevelClient,
        _ more: HighLevelValue = ["startTime": "2026-03-01T10:00:00-06:00"]
    ) async throws -> (contact: String, answer: HighLevelClient.Answer) {
        let contact = try await client.create(["firstName": "Ann"])
        let body: HighLevelValue = .object(
            [
                .init(name: "calendarId", value: try #require(try await calendar(client)["id"])),
                .init(name: "contactId", value: .string(contact)),
            ] + (more.members ?? [])
        )
        let path = "/calendars/events/appointments"
        return (contact, try await client.call(.post, path, client.located(body), version: version))
    }

    @Test func bookingAnswersFlatAnd200() async throws {
        try await fixture.run { client in
            let (contact, answer) = try await book(client)
            #expect(answer.status == 200)
            #expect(answer.body["contactId"]?.text == contact)
            #expect(answer.body["startTime"] == "2026-03-01T16:00:00Z")
            #expect(answer.body["endTime"] == "2026-03-01T17:00:00Z")
            #expect(answer.body["appointmentStatus"] == "confirmed")
            let id = try #require(answer.body["id"]?.text)
            let list = try await client.call(.get, "/contacts/\(contact)/appointments")
            #expect(list.body["events"]?.ids == [id])
            #expect(list.body["events"]?.elements?.first?["startTime"] == "2026-03-01 16:00:00")
            let path = "/calendars/events/appointments/\(id)"
            let event = try await client.call(.get, path, version: version).body["event"]
            #expect(event?["calendarId"] == answer.body["calendarId"])
            let moved = try await client.call(.put, path, ["startTime": "2026-03-02T16:00:00Z"], version: version)
            #expect(moved.body["endTime"] == "2026-03-02T17:00:00Z")
            #expect(moved.body["dateUpdated"] == nil)
            let later = try await client.call(.put, path, ["title": "Roof"], version: "v3")
            #expect(later.body["dateAdded"]?.text != nil && later.body["dateUpdated"]?.text != nil)
            let shown = try await client.call(.put, path, ["appointmentStatus": "showed"], version: version)
            #expect(shown.body["appointmentStatus"] == "showed")
            let deleted = try await client.call(.delete, "/calendars/events/\(id)", [:], version: version)
            #expect(deleted.status == 201)
            #expect(deleted.body["succeeded"] == true)
            #expect(try await client.call(.get, path, version: version).status == 400)
        }
    }

    @Test(arguments: [
        (#"{"startTime": "soon"}"#, 422), (#"{"appointmentStatus": "late", "startTime": "2026-03-01T10:00:00Z"}"#, 422),
        (#"{"startTime": "2026-03-01T10:00:00Z", "endTime": "2026-03-01T09:00:00Z"}"#, 400), (#"{}"#, 422),
    ])
    func wrongBookingsAreRefused(_ text: String, _ status: Int) async throws {
        let body = try HighLevelValue(json: text)
        try await fixture.run { client in
            let (_, answer) = try await book(client, body)
            #expect(answer.status == status)
        }
        #expect(fixture.sandbox.snapshot().appointments.isEmpty)
    }

    @Test func eventsNeedASpanAndAnOwner() async throws {
        try await fixture.run { client in
            let (_, answer) = try await book(client)
            let calendar = try #require(answer.body["calendarId"]?.text)
            let base = "/calendars/events?locationId=\(client.account.locationID)"
            let noon = 1_772_380_800_000
            for (query, expected) in [
                ("&startTime=\(noon)&endTime=\(noon)&calendarId=\(calendar)", 1),
                ("&startTime=\(noon + 1)&endTime=\(noon + 2)&calendarId=\(calendar)", 0),
                ("&startTime=0&endTime=\(noon)&userId=\(client.account.userIDs[0])", 1),
                ("&startTime=0&endTime=\(noon)&userId=\(client.account.userIDs[2])", 0),
            ] {
                let events = try await client.call(.get, base + query, version: version)
                #expect(events.body["events"]?.elements?.count == expected, "\(query)")
            }
            #expect(try await client.call(.get, base + "&startTime=0&endTime=1", version: version).status == 422)
            let noEnd = base + "&startTime=0&calendarId=\(calendar)"
            #expect(try await client.call(.get, noEnd, version: version).status == 422)
            #expect(try await client.call(.get, "/calendars/\(calendar)").body["calendar"]?["slotDuration"] == 60)
            #expect(try await client.call(.get, "/calendars/nothing").status == 400)
        }
    }
}
