public import Foundation

/// One punch: a member worked on a project from a start to an end.
///
/// The fields were seen in live traffic; the root that lists them, ``BusybusyClient/timeEntryPages(filter:pageSize:)``, is
/// a guess. There is neither an hours field nor an overtime flag: the duration is end minus start minus breaks. A deleted
/// entry is marked and stays. Every field but the id may be missing.
public struct TimeEntry: Sendable, Hashable, Identifiable {
    /// The UUID.
    public var id: String
    /// Who worked.
    public var memberID: String?
    /// What was worked on; nil for no project.
    public var projectID: String?
    /// The cost code.
    public var costCodeID: String?
    /// The equipment.
    public var equipmentID: String?
    /// When work began.
    public var startTime: ZonedTime?
    /// When it ended; nil while the member is clocked in.
    public var endTime: ZonedTime?
    /// The kind of the entry; 20 was seen.
    public var actionType: Int?
    /// What the member wrote about the work.
    public var description: String?
    /// Breaks, deleted ones too.
    public var breaks: [TimeEntryBreak] = []
    /// When the entry was made.
    public var createdOn: Date?
    /// When the server got it.
    public var submittedOn: Date?
    /// When it last changed.
    public var updatedOn: Date?
    /// When it was deleted; nil when it counts.
    public var deletedOn: Date?
    /// The place in the list, to go on from.
    public var cursor: String?

    /// Makes an entry; mostly for tests, as entries are read and not made.
    public init(id: String) { self.id = id }
}

extension TimeEntry: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id, memberId, projectId, costCodeId, equipmentId, startTime, endTime, actionType, description, breaks
        case createdOn, submittedOn, updatedOn, deletedOn, cursor
    }

    /// Reads an entry; what is missing or null is nil, what has another type throws.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        id = try fields.decode(String.self, forKey: .id)
        memberID = try fields.decodeIfPresent(String.self, forKey: .memberId)
        projectID = try fields.decodeIfPresent(String.self, forKey: .projectId)
        costCodeID = try fields.decodeIfPresent(String.self, forKey: .costCodeId)
        equipmentID = try fields.decodeIfPresent(String.self, forKey: .equipmentId)
        startTime = try fields.zonedTime(.startTime)
        endTime = try fields.zonedTime(.endTime)
        actionType = try fields.decodeIfPresent(Int.self, forKey: .actionType)
        description = try fields.decodeIfPresent(String.self, forKey: .description)
        breaks = try fields.decodeIfPresent([TimeEntryBreak].self, forKey: .breaks) ?? []
        createdOn = try fields.date(.createdOn)
        submittedOn = try fields.date(.submittedOn)
        updatedOn = try fields.date(.updatedOn)
        deletedOn = try fields.date(.deletedOn)
        cursor = try fields.decodeIfPresent(String.self, forKey: .cursor)
    }
}
