import NIOHTTP1

extension HighLevelClient {
    /// All appointments of a contact, in no particular order.
    public func appointments(of contactID: String) async throws -> [Appointment] {
        let path = ["contacts", try checked(contactID, "contact", in: "listAppointments"), "appointments"]
        let subject = "appointments of contact \(contactID)"
        return try await call(
            Endpoint("listAppointments", .GET, path, kind: .read, scope: Scopes.readContacts, subject: subject),
            as: Many.self
        )
        .events
    }

    private struct Many: Decodable { let events: [Appointment] }
}
