extension BusybusyState {
    /// Fills in punches, cost codes, machines, wages and budgets; those that were there are gone.
    mutating func live(_ life: WorkingLife) {
        zone = life.zone
        for index in life.members.indices {
            guard let row = members.index(of: life.members[index].id) else { continue }
            members.update(row) {
                $0.wages = life.wages(of: index)
                ($0.groupID, $0.groupName) = life.group(of: index)
            }
        }
        costCodes = BusybusyTable(life.costCodes)
        equipment = BusybusyTable(life.equipment)
        let budgets = life.budgets()
        budgetHours = BusybusyTable(budgets.hours)
        budgetCosts = BusybusyTable(budgets.costs)
        progressBudgets = BusybusyTable(budgets.progress)
        entries = BusybusyTable(life.entries())
    }

    /// The life that a fresh sandbox has up to an instant: 6 weeks of its first 60 members.
    func standardLife(until now: Int) -> WorkingLife {
        WorkingLife(
            seed: account.seed,
            now: now,
            people: WorkingLife.standardPeople,
            members: people,
            sites: sites
        )
    }

    /// The members as a life sees them.
    var people: [WorkingLife.Person] { members.rows.map { .init(id: $0.id, createdOn: $0.createdOn) } }

    /// The projects as a life sees them.
    var sites: [WorkingLife.Site] {
        projects.rows.map { .init(id: $0.id, createdOn: $0.createdOn, archivedOn: $0.archivedOn) }
    }
}
