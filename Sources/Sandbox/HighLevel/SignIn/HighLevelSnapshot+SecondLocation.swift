import Foundation

extension HighLevelSnapshot {
    /// A second, small location of the same agency, so that foreign locations and agencies' tokens are real.
    ///
    /// Its people are its own: nobody of the first location is among them.
    static func second(seed: UInt64, companyID: String, now: Date) -> HighLevelSnapshot {
        var random = PopulationRandom(seed: seed, stream: "second-location")
        let population = Population(
            seed: random.next(),
            contacts: 12,
            customerShare: 0.5,
            projectShare: 0,
            memberCount: 0,
            now: now
        )
        var snapshot = HighLevelSnapshot(population)
        snapshot.account.companyID = companyID
        snapshot.location.name = "Harbor Light Exteriors"
        snapshot.location.address = "48 Dock Street"
        snapshot.location.city = "Duluth"
        snapshot.location.state = "MN"
        snapshot.location.postalCode = "55802"
        return snapshot
    }
}
