import Testing

@testable import Sandbox

/// The two orders stay sorted and complete whatever changes.
@Suite struct HighLevelContactIndexTests {
    @Test(arguments: [1, 2, 3])
    func ordersAgreeWithASortAfterEveryChange(_ seed: UInt64) {
        var random = PopulationRandom(seed: seed, stream: "index-test")
        var index = HighLevelContactIndex()
        var model: [String: HighLevelContact] = [:]
        for _ in 0..<600 {
            let id = "id\(random.below(60))"
            if random.chance(0.3) {
                index.remove(id)
                model[id] = nil
            } else {
                let added = model[id]?.dateAdded ?? HighLevelTime(milliseconds: Int64(random.below(20)))
                var contact = HighLevelContact(id: id, dateAdded: added)
                contact.dateUpdated = HighLevelTime(milliseconds: Int64(random.below(20)))
                index.put(HighLevelRecord(contact))
                model[id] = contact
            }
            let added = model.values.sorted { ($0.dateAdded, $0.id) < ($1.dateAdded, $1.id) }
            let updated = model.values.sorted { ($0.dateUpdated, $0.id) < ($1.dateUpdated, $1.id) }
            #expect(index.byDateAdded.map(\.contact) == added)
            #expect(index.byDateUpdated.map(\.contact) == updated)
            #expect(index.count == model.count)
        }
    }
}
