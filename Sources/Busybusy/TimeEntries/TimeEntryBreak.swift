public import Foundation

/// A break within a time entry. Every field but the id may be missing.
public struct TimeEntryBreak: Sendable, Hashable, Identifiable {
    /// The UUID.
    public var id: String
    /// When it began.
    public var startTime: ZonedTime?
    /// When it ended; nil while it goes on.
    public var endTime: ZonedTime?
    /// When it was deleted; nil when it counts.
    public var deletedOn: Date?

    /// Makes a break; mostly for tests.
    public init(id: String, startTime: ZonedTime? = nil, endTime: ZonedTime? = nil) {
        self.id = id
        self.startTime = startTime
        self.endTime = endTime
    }
}

extension TimeEntryBreak: Decodable {
    private enum CodingKeys: String, CodingKey { case id, startTime, endTime, deletedOn }

    /// Reads a break; what is missing or null is nil, what has another type throws.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        id = try fields.decode(String.self, forKey: .id)
        startTime = try fields.zonedTime(.startTime)
        endTime = try fields.zonedTime(.endTime)
        deletedOn = try fields.date(.deletedOn)
    }
}
