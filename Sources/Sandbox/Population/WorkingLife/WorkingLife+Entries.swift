extension WorkingLife {
    /// A whole punch, as the member made it.
    func entry(
        of member: Int,
        at site: String,
        from start: Int,
        to end: Int,
        _ random: inout PopulationRandom
    ) -> BusybusyTimeEntry {
        let id = members[member].id
        return BusybusyTimeEntry(
            id: uuid(&random),
            memberID: id,
            projectID: site,
            costCodeID: random.chance(0.85) ? random.pick(costCodes).id : nil,
            equipmentID: random.chance(0.15) ? random.pick(equipment).id : nil,
            start: start,
            end: end,
            description: random.chance(0.55) ? WorkingLifeWords.description(&random) : nil,
            createdOn: start + 3 + random.below(6),
            updatedOn: end + 2 + random.below(8),
            createdBy: id,
            editedBy: id
        )
    }

    /// What became of a punch: still running, signed, corrected or deleted.
    func finished(_ entry: BusybusyTimeEntry, _ crew: Int, _ random: inout PopulationRandom) -> BusybusyTimeEntry {
        var entry = entry
        let (signs, edits, deletes) = (random.chance(0.7), random.chance(0.08), random.chance(0.015))
        let (injured, wrong) = (random.chance(0.005), random.chance(0.03))
        let delay = 3600 * (2 + random.below(90))
        guard let end = entry.end, end <= now else {
            reopen(&entry)
            return entry
        }
        if signs {
            entry.injured = injured
            entry.timeAccurate = !wrong
        }
        guard edits || deletes, end + delay < now else { return entry }
        entry.editedBy = members[crew * Self.crewSize].id
        entry.updatedOn = end + delay
        if deletes { entry.deletedOn = end + delay }
        return entry
    }

    /// Takes back what has not happened yet, or what was forgotten.
    func reopen(_ entry: inout BusybusyTimeEntry) {
        entry.end = nil
        entry.description = nil
        entry.injured = nil
        entry.timeAccurate = nil
        entry.deletedOn = nil
        entry.editedBy = entry.memberID
        entry.updatedOn = entry.createdOn
        entry.breaks = entry.breaks.filter { $0.start < now }.map { pause in
            var pause = pause
            if let end = pause.end, end > now { pause.end = nil }
            return pause
        }
        if let last = entry.breaks.last { entry.updatedOn = max(entry.updatedOn, last.end ?? last.start) }
    }
}
