import Foundation

/// Everything the busybusy side remembers. A plain value: the sandbox holds it under its lock.
struct BusybusyState: Sendable {
    /// A label that projects can carry.
    struct Group: Codable, Hashable, Sendable {
        var id: String
        var name: String
    }

    let account: BusybusyAccount
    var projects: BusybusyTable<BusybusyProject>
    var members: BusybusyTable<BusybusyMember>
    let groups: [Group]
    /// Positions of sub-projects by their parent's id, oldest first.
    var children: [String: [Int]] = [:]
    /// What the crews did, and what they book it on.
    var entries = BusybusyTable<BusybusyTimeEntry>()
    var costCodes = BusybusyTable<BusybusyCostCode>()
    var equipment = BusybusyTable<BusybusyEquipment>()
    var budgetHours = BusybusyTable<BusybusyBudget>()
    var budgetCosts = BusybusyTable<BusybusyBudget>()
    var progressBudgets = BusybusyTable<BusybusyBudget>()
    /// The account's time zone.
    var zone = BusybusyZone.standard
    var settings = BusybusySettings()
    /// Messages of the catch hooks, in the order in which they came.
    var deliveries: [BusybusyDelivery] = []
    /// No delivery before this one is waiting.
    var waitingFrom = 0
    var random: BusybusyRandom
    /// Whether the token was revoked and nothing can be read any more.
    var isRevoked = false
    /// Counts every change of what is remembered.
    var changeCount = 0

    init(seed: UInt64, projects: [SeedProject], members: [SeedMember]) {
        account = BusybusyAccount(seed: seed)
        var random = BusybusyRandom(seed: seed)
        let groups = ["Residential", "Commercial"].map { Group(id: random.uuid(), name: $0) }
        var positions: [String: String] = [:]
        let rows = members.map { seed in
            let position = positions[seed.positionTitle] ?? random.uuid()
            positions[seed.positionTitle] = position
            return BusybusyMember(seed, positionID: position)
        }
        self.groups = groups
        var table = BusybusyTable<BusybusyProject>()
        for (index, seed) in projects.enumerated() {
            let parent = seed.parentID.flatMap { table.index(of: $0.uuidString.lowercased()) }.map { table.rows[$0] }
            let group = parent == nil && index % 4 < groups.count ? groups[index % 4].id : nil
            table.append(BusybusyProject(seed, in: parent, groupID: group, infoID: random.uuid()))
            if let parent { children[parent.id, default: []].append(index) }
        }
        self.projects = table
        self.members = BusybusyTable(rows)
        self.random = random
    }
}
