extension BusybusyState {
    private static let keys = [
        "id", "memberId", "projectId", "costCodeId", "equipmentId", "startTime", "endTime", "breaks", "description",
        "editedBy", "isDeleted",
    ]

    /// Adds a punch, or edits the one whose `id` is given, at an instant. Absent keys stay, null clears; times are ISO
    /// 8601 with an offset. Returns the id.
    mutating func punch(_ change: GraphQLValue, at now: Int) throws(GraphQLError) -> String {
        guard let object = change.entries else { throw GraphQLError("Send a JSON object with memberId and startTime.") }
        if let stranger = object.entries.first(where: { !Self.keys.contains($0.key) }) {
            throw GraphQLError("Unknown key \"\(stranger.key)\"; known are \(Self.keys.joined(separator: ", ")).")
        }
        let index = object["id"]?.text.flatMap(entries.index)
        if let id = object["id"], index == nil {
            throw GraphQLError("There is no punch with the id \(id.inspected).")
        }
        var entry = if let index { entries.rows[index] } else { try fresh(object, at: now) }
        try apply(object, to: &entry, at: now)
        if let index {
            entries.update(index) { $0 = entry }
        } else {
            entries.append(entry)
        }
        changeCount += 1
        return entry.id
    }

    private mutating func fresh(_ object: GraphQLObject, at now: Int) throws(GraphQLError) -> BusybusyTimeEntry {
        guard let member = object["memberId"]?.text, members.index(of: member) != nil else {
            throw GraphQLError("memberId must be the id of a member.")
        }
        guard let start = try Self.instant(object["startTime"], "startTime") else {
            throw GraphQLError("startTime is missing.")
        }
        return BusybusyTimeEntry(
            id: random.uuid(),
            memberID: member,
            start: start,
            createdOn: now,
            updatedOn: now,
            createdBy: member,
            editedBy: member
        )
    }

    private mutating func apply(
        _ object: GraphQLObject,
        to entry: inout BusybusyTimeEntry,
        at now: Int
    ) throws(GraphQLError) {
        if let project = object["projectId"] {
            guard project == .null || project.text.flatMap(projects.index) != nil else {
                throw GraphQLError("projectId must be the id of a project, or null.")
            }
            entry.projectID = project.text
        }
        if let code = object["costCodeId"] { entry.costCodeID = code.text }
        if let machine = object["equipmentId"] { entry.equipmentID = machine.text }
        if let text = object["description"] { entry.description = text.text }
        if let start = try Self.instant(object["startTime"], "startTime") { entry.start = start }
        if let end = object["endTime"] { entry.end = try Self.instant(end, "endTime") }
        if case .list(let pauses)? = object["breaks"] {
            entry.breaks = []
            for pause in pauses { entry.breaks.append(try self.pause(pause)) }
        }
        guard entry.end.map({ $0 >= entry.start }) ?? true else { throw GraphQLError("endTime is before startTime.") }
        entry.editedBy = object["editedBy"]?.text ?? entry.editedBy
        entry.updatedOn = now
        if case .boolean(let flag)? = object["isDeleted"] { entry.deletedOn = flag ? now : nil }
    }

    private mutating func pause(_ value: GraphQLValue) throws(GraphQLError) -> BusybusyTimeEntry.Break {
        guard let start = try Self.instant(value.entries?["startTime"], "startTime of a break") else {
            throw GraphQLError("A break needs startTime.")
        }
        let end = try Self.instant(value.entries?["endTime"], "endTime of a break")
        return .init(id: random.uuid(), start: start, end: end)
    }

    private static func instant(_ value: GraphQLValue?, _ name: String) throws(GraphQLError) -> Int? {
        guard let value, value != .null else { return nil }
        guard let instant = value.text.flatMap(BusybusyZone.instant) else {
            throw GraphQLError("\(name) must be like 2026-06-08T06:40-07:00, got \(value.inspected).")
        }
        return instant
    }
}
