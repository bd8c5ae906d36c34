import Foundation

/// Weeks of punches of a contractor's crews, the same for the same seed and the same instant.
///
/// Crews of four go to one or two sites a day, take lunch, work over, work nights and the nights in which the clocks
/// change, forget to clock out, and have their punches corrected and deleted by the foreman. Some are clocked in now.
///
///     let life = WorkingLife(seed: 1, now: 1_767_268_800, members: members, sites: sites)
///     for entry in life.entries() { print(entry.start) }
struct WorkingLife: Sendable {
    /// Somebody who can clock in.
    struct Person: Sendable {
        var id: String
        /// Whole seconds since 1970; nobody works earlier.
        var createdOn: Int
    }

    /// A project that can be clocked in to.
    struct Site: Sendable {
        var id: String
        /// Whole seconds since 1970; nobody is there earlier.
        var createdOn: Int
        /// Nobody is there later.
        var archivedOn: Int?
    }

    /// Members of one crew.
    static let crewSize = 4
    /// Weeks of work that a fresh sandbox has.
    static let standardWeeks = 6
    /// How many people of a sandbox have a life unless told otherwise.
    static let standardPeople = 60

    let seed: UInt64
    /// Whole seconds since 1970; nothing is younger.
    let now: Int
    let zone: BusybusyZone
    let weeks: Int
    /// Those who work, crew by crew.
    let members: [Person]
    /// Where they work.
    let pool: [Site]
    let costCodes: [BusybusyCostCode]
    let equipment: [BusybusyEquipment]

    /// A life of so many weeks up to `now`. Of the people and sites, so many are used: all people and three sites for
    /// each when nil.
    init(
        seed: UInt64,
        now: Int,
        zone: BusybusyZone = .standard,
        weeks: Int = standardWeeks,
        people: Int? = nil,
        projects: Int? = nil,
        members: [Person],
        sites: [Site]
    ) {
        self.seed = seed
        self.now = now
        self.zone = zone
        self.weeks = weeks
        self.members = Array(members.prefix(people ?? members.count))
        let wanted = projects ?? max(6, self.members.count * 3)
        let open = sites.filter { $0.archivedOn == nil && $0.createdOn < now }
        // Evenly spread, so that old and young projects take part in a population of any size.
        pool =
            open.count <= wanted ? open : (0..<wanted).map { open[$0 * open.count / wanted] }
        let begin = now - (weeks * 7 + 400) * 86_400
        costCodes = WorkingLifeCatalog.costCodes(seed: seed, createdOn: begin)
        equipment = WorkingLifeCatalog.equipment(seed: seed, createdOn: begin)
    }

    /// Crews, the last of which may be smaller.
    var crewCount: Int { (members.count + Self.crewSize - 1) / Self.crewSize }

    /// The local day on which `now` lies.
    var today: Int { zone.wall(now).day }

    /// Every punch, by start; none without people or sites.
    func entries() -> [BusybusyTimeEntry] {
        guard !members.isEmpty, !pool.isEmpty, weeks > 0 else { return [] }
        var result: [BusybusyTimeEntry] = []
        for crew in 0..<crewCount {
            for day in (today - weeks * 7)...today { result += entries(of: crew, on: day) }
        }
        if !result.contains(where: { $0.end == nil && $0.deletedOn == nil && $0.start > now - 14 * 3600 }) {
            result += emergency(after: result)
        }
        return result.sorted { ($0.start, $0.id) < ($1.start, $1.id) }
    }

    /// Two people on a call out, for when nobody would be at work just now.
    private func emergency(after entries: [BusybusyTimeEntry]) -> [BusybusyTimeEntry] {
        members.indices.prefix(2).compactMap { member in
            let own = entries.filter { $0.memberID == members[member].id && $0.deletedOn == nil }
            guard own.allSatisfy({ $0.end != nil }) else { return nil }
            let start = max((now - 2400) / 60 * 60, own.compactMap(\.end).max() ?? 0)
            guard start < now, let site = site(for: 0, day: today, at: start, turn: 0) else { return nil }
            var random = PopulationRandom(seed: seed, stream: "life.emergency", index: member)
            return BusybusyTimeEntry(
                id: random.uuid().uuidString.lowercased(),
                memberID: members[member].id,
                projectID: site,
                start: start,
                createdOn: start + 4,
                updatedOn: start + 4,
                createdBy: members[member].id,
                editedBy: members[member].id
            )
        }
    }

    /// The site of a crew on a day, by turns; nil when none is open at that instant.
    func site(for crew: Int, day: Int, at instant: Int, turn: Int) -> String? {
        let week = (day + 4) / 7 - (today - weeks * 7 + 4) / 7
        let visits = crewCount * weeks
        let count = max(3, (pool.count + visits - 1) / visits)
        let first = (week * crewCount + crew) * count
        let list = (0..<count).map { pool[(first + $0) % pool.count] }.filter { $0.createdOn <= instant }
        if list.isEmpty { return pool.first { $0.createdOn <= instant }?.id }
        return list[(day + turn) % list.count].id
    }
}
