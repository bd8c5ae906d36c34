import Foundation

extension Population {
    /// The crew: `memberCount` employees.
    var members: some Sequence<SeedMember> {
        (0..<memberCount).lazy.map { member(at: $0) }
    }

    private func member(at index: Int) -> SeedMember {
        var random = PopulationRandom(seed: seed, stream: "member", index: index)
        let name = personName(&random)
        let username = "crew\(index + 1)"
        return SeedMember(
            id: random.uuid(),
            firstName: name.first,
            lastName: name.last,
            username: username,
            email: random.chance(0.6) ? username + "@example.com" : nil,
            phone: random.chance(0.8) ? PopulationPhone(index: 9_000_000 + index, seed: seed).e164 : nil,
            memberNumber: random.chance(0.9) ? String(100 + index) : nil,
            positionTitle: random.pick(PopulationNames.positions),
            createdOn: now.addingTimeInterval(-(86_400 * (30 + random.unit * 900)).rounded())
        )
    }
}
