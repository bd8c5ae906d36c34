extension BusybusyState: Codable {
    private enum Key: String, CodingKey {
        case seed, projects, members, groups, random, isRevoked, changeCount
        case entries, costCodes, equipment, budgetHours, budgetCosts, progressBudgets, zone, settings, deliveries
    }

    /// Reads a snapshot; indexes are built anew. What older snapshots lack is empty or standard.
    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        account = BusybusyAccount(seed: try values.decode(UInt64.self, forKey: .seed))
        projects = BusybusyTable(try values.decode([BusybusyProject].self, forKey: .projects))
        members = BusybusyTable(try values.decode([BusybusyMember].self, forKey: .members))
        groups = try values.decode([Group].self, forKey: .groups)
        random = try values.decode(BusybusyRandom.self, forKey: .random)
        isRevoked = try values.decode(Bool.self, forKey: .isRevoked)
        changeCount = try values.decode(Int.self, forKey: .changeCount)
        entries = BusybusyTable(try values.decodeIfPresent([BusybusyTimeEntry].self, forKey: .entries) ?? [])
        costCodes = BusybusyTable(try values.decodeIfPresent([BusybusyCostCode].self, forKey: .costCodes) ?? [])
        equipment = BusybusyTable(try values.decodeIfPresent([BusybusyEquipment].self, forKey: .equipment) ?? [])
        budgetHours = BusybusyTable(try values.decodeIfPresent([BusybusyBudget].self, forKey: .budgetHours) ?? [])
        budgetCosts = BusybusyTable(try values.decodeIfPresent([BusybusyBudget].self, forKey: .budgetCosts) ?? [])
        progressBudgets = BusybusyTable(
            try values.decodeIfPresent([BusybusyBudget].self, forKey: .progressBudgets) ?? []
        )
        zone = try values.decodeIfPresent(BusybusyZone.self, forKey: .zone) ?? .standard
        settings = try values.decodeIfPresent(BusybusySettings.self, forKey: .settings) ?? .init()
        deliveries = try values.decodeIfPresent([BusybusyDelivery].self, forKey: .deliveries) ?? []
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
        try values.encode(entries.rows, forKey: .entries)
        try values.encode(costCodes.rows, forKey: .costCodes)
        try values.encode(equipment.rows, forKey: .equipment)
        try values.encode(budgetHours.rows, forKey: .budgetHours)
        try values.encode(budgetCosts.rows, forKey: .budgetCosts)
        try values.encode(progressBudgets.rows, forKey: .progressBudgets)
        try values.encode(zone, forKey: .zone)
        try values.encode(settings, forKey: .settings)
        try values.encode(deliveries, forKey: .deliveries)
        try values.encode(changeCount, forKey: .changeCount)
    }
}
