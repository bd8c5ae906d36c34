public import Foundation

/// Which events to read: those of one owner that lie in a stretch of time.
public struct CalendarEventQuery: Sendable, Hashable {
    /// Whose events; the service wants exactly one of the three.
    public enum Owner: Sendable, Hashable {
        /// Those of a user.
        case user(String)
        /// Those in a calendar.
        case calendar(String)
        /// Those in the calendars of a group.
        case group(String)
    }

    /// Whose events.
    public var owner: Owner
    /// The begin of the stretch; sent as milliseconds since 1970.
    public var start: Date
    /// The end of the stretch; sent as milliseconds since 1970.
    public var end: Date

    /// Makes a query.
    public init(_ owner: Owner, from start: Date, to end: Date) {
        self.owner = owner
        self.start = start
        self.end = end
    }

    /// The query's parameter for the owner, and what kind of id it is.
    var parameter: (name: String, kind: String, id: String) {
        switch owner {
        case .user(let id): ("userId", "user", id)
        case .calendar(let id): ("calendarId", "calendar", id)
        case .group(let id): ("groupId", "group", id)
        }
    }
}
