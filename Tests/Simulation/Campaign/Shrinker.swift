import Busybusy

/// Leaves out of a failing story whatever it does not need to fail (delta debugging).
struct Shrinker {
    let story: Story
    let connector: BusybusyConnector
    /// Stories tried at most.
    var patience = 400

    /// The places of the happenings that the failure needs.
    func shortest() throws -> [Int] {
        var kept = Array(story.happenings.indices)
        var (parts, tries) = (2, 0)
        while kept.count > 1, tries < patience {
            let size = max(1, kept.count / parts)
            var found: [Int]?
            for start in stride(from: 0, to: kept.count, by: size) where found == nil && tries < patience {
                let without = Array(kept[..<start] + kept[min(start + size, kept.count)...])
                tries += 1
                if try fails(without) { found = without }
            }
            if let found {
                kept = found
                parts = max(2, parts - 1)
            } else if size == 1 {
                return kept
            } else {
                parts = min(kept.count, parts * 2)
            }
        }
        return kept
    }

    private func fails(_ kept: [Int]) throws -> Bool {
        try !Simulation(story.keeping(kept), connector: connector).run().problems.isEmpty
    }
}
