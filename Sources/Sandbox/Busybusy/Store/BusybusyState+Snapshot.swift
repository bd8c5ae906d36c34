extension BusybusyState: Codable {
    private enum Key: String, CodingKey {
        case seed, projects, members, groups, random, isRevoked, changeCount
    }

    /// Reads a snapshot; indexes are built anew.
    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        account = BusybusyAccount(seed: try values.decode(UInt64.self, forKey: .seed))
        projects = BusybusyTable(try values.decode([BusybusyProject].self, forKey: .projects))
        members = BusybusyTable(try values.decode([BusybusyMember].self, forKey: .members))
        groups = try values.decode([Group].self, forKey: .groups)
        random = try values.decode(BusybusyRandom.self, forKey: .random)
        isRevoked = try values.decode(Bool.self, forKey: .isRevoked)
        changeCount = try values.decode(Int.self, forKey: .changeCount)
        for (index, project) in projects.rows.enumerated() {
            if let parent = project.parentID { children[parent, default: []].append(index) }
        }
    }

    /// Writes what cannot be derived. Faults and counters of requests are not part of it.
    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(account.seed, forKey: .seed)
        try values.encode(projects.rows, forKey: .projects)
        try values.encode(members.rows, forKey: .members)
        try values.encode(groups, forKey: .groups)
        try values.encode(random, forKey: .random)
        try values.encode(isRevoked, forKey: .isRevoked)
        try values.encode(changeCount, forKey: .changeCount)
    }
}
