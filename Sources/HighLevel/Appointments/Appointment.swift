/// An appointment of a contact.
public struct Appointment: Sendable, Hashable, Identifiable {
    /// The id.
    public var id: String
    /// The calendar it is in.
    public var calendarID: String?
    /// The heading.
    public var title: String?
    /// The state, such as `booked` or `confirmed`.
    public var status: String?
    /// Where it is.
    public var address: String?
    /// Notes on it.
    public var notes: String?
    /// The user it is with.
    public var assignedUserID: String?
    /// The begin, `YYYY-MM-DD HH:mm:ss` in the location's time zone; the reply names no zone.
    public var startTime: String?
    /// The end, like the begin.
    public var endTime: String?

    /// Makes an appointment; mostly for tests, as appointments are read and not made.
    public init(id: String, title: String? = nil, startTime: String? = nil, endTime: String? = nil) {
        self.id = id
        self.title = title
        self.startTime = startTime
        self.endTime = endTime
    }
}

extension Appointment: Decodable {
    /// Reads an appointment.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: AnyKey.self)
        id = try fields.decode(String.self, forKey: "id")
        calendarID = try fields.first(of: "calendarId")
        title = try fields.first(of: "title")
        status = try fields.first(of: "appointmentStatus", "status")
        address = try fields.first(of: "address")
        notes = try fields.first(of: "notes")
        assignedUserID = try fields.first(of: "assignedUserId")
        startTime = try fields.first(of: "startTime")
        endTime = try fields.first(of: "endTime")
    }
}
