import Records
import Testing

@Suite struct RemoteIDSetTests {
    @Test func `every spelling is an id of its own`() {
        let ids = [
            "0a000000-0000-4000-8000-000000000001", "0A000000-0000-4000-8000-000000000001",
            "0a000000000040008000000000000001", "0a000000-0000-4000-8000-00000000000g", "ocQHyuzHvysMo5N5VsXc",
            "ocQHyuzHvysMo5N5VsXd", "ocqhyuzhvysmo5n5vsxc", "zzzzzzzzzzzzzzzzzzzz", "zzzzzzzzzzzzzzzzzzzzz", "", "0",
            "00",
            "1", "ä", "a b",
        ]
        var set = RemoteIDSet()
        for (index, id) in ids.enumerated() {
            #expect(!set.contains(id), "\(id)")
            let isNew = set.insert(id)
            #expect(isNew, "\(id)")
            #expect(set.count == index + 1)
        }
        for id in ids {
            #expect(set.contains(id), "\(id)")
            let isNew = set.insert(id)
            #expect(!isNew, "\(id)")
        }
        #expect(set.count == ids.count)
    }

    @Test func `words of every length up to twenty are told apart`() {
        var set = RemoteIDSet()
        for length in 0...25 {
            for letter in ["0", "A", "z"] {
                let isNew = set.insert(String(repeating: letter, count: length))
                #expect(isNew == (length > 0 || letter == "0"))
            }
        }
        #expect(set.count == 1 + 25 * 3)
    }
}
