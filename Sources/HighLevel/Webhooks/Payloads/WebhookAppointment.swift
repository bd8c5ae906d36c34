public import Foundation

/// An appointment, as a webhook tells of it.
public struct WebhookAppointment: Sendable, Hashable {
    /// The id.
    public var id: String?
    /// The contact it is with.
    public var contactID: String?
    /// The calendar it is in.
    public var calendarID: String?
    /// The group of the calendar.
    public var groupID: String?
    /// The heading.
    public var title: String?
    /// Where it is.
    public var address: String?
    /// Notes on it.
    public var notes: String?
    /// The state, such as `booked`, `confirmed`, `cancelled`, `showed` or `noshow`.
    public var status: String?
    /// The user it is with.
    public var assignedUserID: String?
    /// All users it is with.
    public var userIDs: [String]
    /// How it was booked, as free text.
    public var source: String?
    /// The begin as it came; without a zone it is in the location's. See ``start``.
    public var startTime: String?
    /// The end as it came; see ``end``.
    public var endTime: String?
    /// When it was booked.
    public var dateAdded: Date?
    /// When it was changed last.
    public var dateUpdated: Date?

    /// The members stand in `appointment`; a body that has none is read as if it were that object (assumption).
    init(whole fields: inout WebhookFields) {
        self = fields.nested("appointment") { Self(&$0) } ?? Self(&fields)
    }

    init(_ fields: inout WebhookFields) {
        id = fields.text("id")
        contactID = fields.text("contactId")
        calendarID = fields.text("calendarId")
        groupID = fields.text("groupId")
        title = fields.text("title")
        address = fields.text("address")
        notes = fields.text("notes")
        status = fields.text("appointmentStatus", "status")
        assignedUserID = fields.text("assignedUserId")
        userIDs = fields.texts("users") ?? []
        source = fields.text("source")
        startTime = fields.text("startTime")
        endTime = fields.text("endTime")
        dateAdded = fields.date("dateAdded")
        dateUpdated = fields.date("dateUpdated")
    }

    /// The begin; nil when the text names no zone, since the location's is not told.
    public var start: Date? { Self.date(startTime) }
    /// The end; nil when the text names no zone.
    public var end: Date? { Self.date(endTime) }

    private static func date(_ text: String?) -> Date? {
        guard let text, text.hasSuffix("Z") || text.dropFirst(10).contains(where: { "+-".contains($0) }) else {
            return nil
        }
        return HighLevelDate.parse(text)
    }
}
