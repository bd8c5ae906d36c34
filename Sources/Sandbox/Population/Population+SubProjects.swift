import Foundation

extension Population {
    /// Further jobs of customers: two roots of five have one to three, and the first two of those one level more.
    ///
    /// A sub-project has a title and a number of its own and leaves the rest to its root.
    func subProjects(of root: SeedProject, ordinal: Int) -> [SeedProject] {
        guard ordinal % 5 < 2 else { return [] }
        var random = PopulationRandom(seed: seed, stream: "sub-project", index: ordinal)
        let jobs = ["Phase 1", "Phase 2", "Garage", "Gutters", "Punch list", "Warranty"]
        let first = random.below(jobs.count)
        var parts = (0..<(1 + random.below(3))).map { number in
            part(of: root, titled: jobs[(first + number) % jobs.count], number: number, &random)
        }
        parts.sort { $0.createdOn < $1.createdOn }
        if ordinal < 2 { parts.append(part(of: parts[0], titled: "Change order", number: 0, &random)) }
        return parts
    }

    private func part(
        of parent: SeedProject,
        titled title: String,
        number: Int,
        _ random: inout PopulationRandom
    ) -> SeedProject {
        let room = now.timeIntervalSince(parent.createdOn)
        let created = parent.createdOn.addingTimeInterval((room * random.unit * 0.5).rounded())
        var project = SeedProject(id: random.uuid(), parentID: parent.id, title: title, createdOn: created)
        project.number = parent.number.map { "\($0).\(number + 1)" }
        return project
    }
}
