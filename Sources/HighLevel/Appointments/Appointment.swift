public import Foundation

/// An appointment of a contact, or another event in a calendar.
public struct Appointment: Sendable, Hashable, Identifiable {
    /// The id.
    public var id: String
    /// The calendar it is in.
    public var calendarID: String?
    /// The group of that calendar.
    public var groupID: String?
    /// The location it belongs to.
    public var locationID: String?
    /// The contact it is with.
    public var contactID: String?
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
    /// Further users it is with.
    public var userIDs: [String]
    /// The begin as it came: `YYYY-MM-DD HH:mm:ss` in the location's time zone, or ISO 8601 with an offset.
    public var startTime: String?
    /// The end, like the begin.
    public var endTime: String?
    /// When it was booked, like the begin.
    public var dateAdded: String?
    /// When it last changed, like the begin.
    public var dateUpdated: String?
    /// Whether it is one of a row of events.
    public var isRecurring: Bool

    /// Makes an appointment; mostly for tests, as appointments are read and not made.
    public init(id: String, title: String? = nil, startTime: String? = nil, endTime: String? = nil) {
        self.id = id
        self.title = title
        self.startTime = startTime
        self.endTime = endTime
        userIDs = []
        isRecurring = false
    }

    /// The begin as a point in time.
    ///
    /// - Parameter zone: the location's time zone, for times without an offset; see ``HighLevelLocation/timezone``.
    public func start(in zone: TimeZone) -> Date? { startTime.flatMap { HighLevelDate.parse($0, in: zone) } }

    /// The end as a point in time; see ``start(in:)``.
    public func end(in zone: TimeZone) -> Date? { endTime.flatMap { HighLevelDate.parse($0, in: zone) } }
}

extension Appointment: Decodable {
    /// Reads an appointment from the shape of the contacts or the calendars API.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: AnyKey.self)
        id = try fields.decode(String.self, forKey: "id")
        calendarID = try fields.first(of: "calendarId")
        groupID = try fields.first(of: "groupId")
        locationID = try fields.first(of: "locationId")
        contactID = try fields.first(of: "contactId")
        title = try fields.first(of: "title")
        status = try fields.first(of: "appointmentStatus", "status")
        address = try fields.first(of: "address")
        notes = try fields.first(of: "notes")
        assignedUserID = try fields.first(of: "assignedUserId")
        userIDs = try fields.first(LossyTexts.self, of: "users")?.texts ?? []
        startTime = try fields.time("startTime")
        endTime = try fields.time("endTime")
        dateAdded = try fields.time("dateAdded")
        dateUpdated = try fields.time("dateUpdated")
        isRecurring = try fields.first(of: "isRecurring") ?? false
    }
}

extension KeyedDecodingContainer where Key == AnyKey {
    /// A time as it came; milliseconds since 1970 become ISO 8601 in UTC.
    fileprivate func time(_ key: String) throws -> String? {
        guard let value: JSONValue = try first(of: key) else { return nil }
        if case .number(let milliseconds) = value {
            return HighLevelDate.date(milliseconds: milliseconds).map(HighLevelDate.format)
        }
        return value.stringValue
    }
}
