/// A punch: somebody worked somewhere from then to then. Fields as live traffic showed them; the root that lists them is
/// a guess.
struct BusybusyTimeEntry: BusybusyRow {
    /// What entries are filtered and sorted by.
    enum Column: String, BusybusyColumn {
        case id, memberId, projectId, costCodeId, equipmentId, startTime, endTime
        case createdOn, updatedOn, submittedOn, deletedOn
    }

    /// A pause inside an entry; never paid here.
    struct Break: Codable, Hashable, Sendable {
        var id: String
        var start: Int
        /// Nil while it lasts.
        var end: Int?
    }

    var id: String
    var memberID: String
    var projectID: String?
    var costCodeID: String?
    var equipmentID: String?
    /// Instants in whole seconds since 1970.
    var start: Int
    /// Nil while the member is clocked in.
    var end: Int?
    var breaks: [Break] = []
    var description: String?
    var createdOn: Int
    var updatedOn: Int
    var deletedOn: Int?
    /// Members' ids; the member's own unless a foreman did it.
    var createdBy: String
    var editedBy: String
    /// Answers of the sign-off at clock-out, nil when it was not asked.
    var injured: Bool?
    var timeAccurate: Bool?

    func value(of column: Column) -> BusybusyScalar {
        switch column {
        case .id: .text(id)
        case .memberId: .text(memberID)
        case .projectId: BusybusyScalar(projectID)
        case .costCodeId: BusybusyScalar(costCodeID)
        case .equipmentId: BusybusyScalar(equipmentID)
        case .startTime: .int(start)
        case .endTime: BusybusyScalar(end)
        case .createdOn, .submittedOn: .int(createdOn)
        case .updatedOn: .int(updatedOn)
        case .deletedOn: BusybusyScalar(deletedOn)
        }
    }

    /// The entry's own fields as GraphQL shows them, in the account's zone.
    func object(in zone: BusybusyZone) -> GraphQLObject {
        var object = GraphQLObject()
        object.append("id", .string(id))
        object.append("memberId", .string(memberID))
        object.append("projectId", .optional(projectID))
        object.append("costCodeId", .optional(costCodeID))
        object.append("equipmentId", .optional(equipmentID))
        object.append("startTime", .string(zone.offsetText(start)))
        object.append("endTime", .optional(end.map(zone.offsetText)))
        object.append("startDeviceTime", .string(zone.offsetText(start)))
        object.append("daylightSavingTime", .boolean(zone.isDaylightSaving(start)))
        object.append("metaDaylightSavingTime", .boolean(zone.isDaylightSaving(start)))
        object.append("actionType", .int(20))
        object.append("description", .optional(description))
        object.append("createdOn", .string(BusybusyStamp.text(createdOn)))
        object.append("submittedOn", .string(BusybusyStamp.text(createdOn)))
        object.append("updatedOn", .string(BusybusyStamp.text(updatedOn)))
        object.append("deletedOn", .optional(deletedOn.map(BusybusyStamp.text)))
        object.append("hasLocation", .boolean(false))
        object.append("breaks", .list(breaks.map { .object($0.object(in: zone)) }))
        return object
    }
}

extension BusybusyTimeEntry.Break {
    fileprivate func object(in zone: BusybusyZone) -> GraphQLObject {
        var object = GraphQLObject()
        object.append("id", .string(id))
        object.append("startTime", .string(zone.offsetText(start)))
        object.append("endTime", .optional(end.map(zone.offsetText)))
        return object
    }
}
