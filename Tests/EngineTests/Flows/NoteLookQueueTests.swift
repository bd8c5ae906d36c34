import Storage
import Testing

@testable import Engine

@Suite struct NoteLookQueueTests {
    private func entry(_ id: String, _ moment: Int64? = nil, changed: Bool = false) -> NoteLookQueue.Entry {
        let last = moment.map { NoteLook(lookedAt: Milliseconds($0), cause: changed ? 1 : 2, isKnown: true) }
        return NoteLookQueue.Entry(contactID: id, cause: 2, last: last)
    }

    private func due(_ entries: [NoteLookQueue.Entry], limit: Int = 100, at now: Int64 = 10_000) -> [String] {
        NoteLookQueue(interval: 5, limit: limit).due(entries, at: Milliseconds(now)).map(\.contactID)
    }

    @Test func aContactIsDueWhenItIsNewChangedOrLongNotLookedAt() {
        #expect(due([entry("new")]) == ["new"])
        #expect(due([entry("changed", 9999, changed: true)]) == ["changed"])
        #expect(due([entry("old", 5000)]) == ["old"])
        #expect(due([entry("fresh", 5001)]) == [])
    }

    @Test func changesComeFirstAndInEachGroupTheOldestLook() {
        let entries = [
            entry("old b", 2000), entry("new b"), entry("changed b", 9000, changed: true), entry("old a", 1000),
            entry("new a"), entry("changed a", 8000, changed: true), entry("fresh", 9999),
        ]
        let order = ["changed a", "changed b", "new a", "new b", "old a", "old b"]
        #expect(due(entries) == order)
        for limit in 0...6 { #expect(due(entries, limit: limit) == Array(order.prefix(limit))) }
    }

    @Test func everyoneHasATurnInTheEnd() {
        var looks = Dictionary(uniqueKeysWithValues: (0..<23).map { ("c\($0)", Int64($0 * 10)) })
        var seen: Set<String> = []
        for run in 1...5 {
            let now = Int64(100_000 * run)
            let turn = due(looks.map { entry($0.key, $0.value) }, limit: 5, at: now)
            #expect(turn.count == 5)
            for id in turn { looks[id] = now }
            seen.formUnion(turn)
        }
        #expect(seen.count == 23)
    }
}
