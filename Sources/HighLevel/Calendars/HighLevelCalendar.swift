/// A calendar in which appointments are booked.
public struct HighLevelCalendar: Sendable, Hashable, Identifiable {
    /// The id.
    public var id: String
    /// The name.
    public var name: String?
    /// The group it is in.
    public var groupID: String?
    /// The location it belongs to.
    public var locationID: String?
    /// More about it.
    public var description: String?
    /// How it hands out appointments, such as `round_robin` or `personal`.
    public var type: String?
    /// Whether it can be booked; false for a draft.
    public var isActive: Bool?
    /// How long an appointment is, in ``slotDurationUnit``.
    public var slotDuration: Double?
    /// `mins` or `hours`.
    public var slotDurationUnit: String?
    /// The users whose appointments it holds.
    public var userIDs: [String]

    /// Makes a calendar; mostly for tests, as calendars are read and not made.
    public init(id: String, name: String? = nil) {
        self.id = id
        self.name = name
        userIDs = []
    }
}

extension HighLevelCalendar: Decodable {
    /// Reads a calendar.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: AnyKey.self)
        self.init(id: try fields.decode(String.self, forKey: "id"))
        name = try fields.first(of: "name")
        groupID = try fields.first(of: "groupId")
        locationID = try fields.first(of: "locationId")
        description = try fields.first(of: "description")
        type = try fields.first(of: "calendarType")
        isActive = try fields.first(of: "isActive")
        slotDuration = try fields.first(of: "slotDuration")
        slotDurationUnit = try fields.first(of: "slotDurationUnit")
        userIDs = try fields.first([Member].self, of: "teamMembers")?.compactMap(\.userId) ?? []
    }

    private struct Member: Decodable { let userId: String? }
}
