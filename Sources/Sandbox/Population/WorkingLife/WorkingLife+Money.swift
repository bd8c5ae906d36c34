extension WorkingLife {
    /// What a member earns: a first wage, and for most a raise in the middle of the time.
    func wages(of member: Int) -> [BusybusyWage] {
        var random = PopulationRandom(seed: seed, stream: "life.wage", index: member)
        let first = 1800 + 50 * random.below(48)
        let begin = min(members[member].createdOn, now - (weeks * 7 + 30) * 86_400)
        let wages = [BusybusyWage(cents: first, changeDate: begin)]
        guard random.chance(0.6) else { return wages }
        let raise = zone.instant(day: today - weeks * 7 / 2)
        return wages + [BusybusyWage(cents: first + 25 * (2 + random.below(6)), changeDate: raise)]
    }

    /// The member group of a member's crew.
    func group(of member: Int) -> (id: String, name: String) {
        WorkingLifeCatalog.group(seed: seed, crew: member / Self.crewSize)
    }

    /// Budgets of two sites in three: hours and costs as histories of one or two entries, progress by cost code.
    func budgets() -> (hours: [BusybusyBudget], costs: [BusybusyBudget], progress: [BusybusyBudget]) {
        var result: (hours: [BusybusyBudget], costs: [BusybusyBudget], progress: [BusybusyBudget]) = ([], [], [])
        for (index, site) in pool.enumerated() where index % 3 != 2 {
            var random = PopulationRandom(seed: seed, stream: "life.budget", index: index)
            let hours = 8 * (4 + random.below(60))
            let versions = random.chance(0.3) ? 2 : 1
            for version in 1...versions {
                let part = Double(hours * (version == versions ? 4 : 3)) / 4
                let isLatest = version == versions
                let created = site.createdOn + version * 3600
                result.hours.append(budget(site, part * 3600, isLatest, created, &random))
                result.costs.append(budget(site, part * 52, isLatest, created, &random))
            }
            var progress = budget(site, Double(10 + random.below(60)), true, site.createdOn + 3600, &random)
            progress.costCodeID = random.pick(costCodes).id
            result.progress.append(progress)
        }
        return result
    }

    private func budget(
        _ site: Site,
        _ amount: Double,
        _ isLatest: Bool,
        _ createdOn: Int,
        _ random: inout PopulationRandom
    ) -> BusybusyBudget {
        BusybusyBudget(
            id: uuid(&random),
            projectID: site.id,
            amount: amount,
            isLatest: isLatest,
            createdOn: min(createdOn, now)
        )
    }
}
