import Busybusy
import Engine
import HighLevel
import Records
import Storage
import Testing

@Suite struct FlipFlopTests {
    private static let phones = ["+13125550148", "+13125550147"]

    /// Somebody sets the phone to and fro in HighLevel, once before each run.
    private func flip(_ bench: SyncBench, _ contact: String, times: Int, from start: Int = 0) async throws {
        for turn in start..<(start + times) {
            bench.contacts.edit(contact) { $0.phone = Self.phones[turn % 2] }
            try await bench.sync()
            bench.clock.advance(600)
        }
    }

    private func pair() async throws -> (SyncBench, contact: String, project: String) {
        let bench = try SyncBench()
        let contact = bench.contacts.add("Ada Okafor", phone: Self.phones[1])
        try await bench.settle()
        return (bench, contact, try #require(try await bench.project(ofContact: contact)))
    }

    @Test func theFifthTurnOfADayIsHeldAndTheOtherFieldsGoOn() async throws {
        let (bench, contact, project) = try await pair()
        try await flip(bench, contact, times: 4)
        #expect(try await bench.review().isEmpty)
        #expect(bench.projects[project]?.info?.phone == Self.phones[1])
        bench.contacts.edit(contact) { ($0.phone, $0.city) = (Self.phones[0], "Berwyn") }
        try await bench.settle()
        #expect(bench.projects[project]?.info?.phone == Self.phones[1])
        #expect(bench.projects[project]?.info?.city == "Berwyn")
        let item = try #require(try await bench.reviewDesk.list().first)
        #expect((item.code, item.field) == ("flipping", "phone"))
        #expect((item.highLevel, item.busybusy) == (Self.phones[0], Self.phones[1]))
    }

    @Test func itIsHeldUntilAPersonDecidesHoweverLongThatTakes() async throws {
        let (bench, contact, project) = try await pair()
        try await flip(bench, contact, times: 5)
        bench.clock.advance(3 * 86_400)
        try await bench.settle()
        #expect(bench.projects[project]?.info?.phone == Self.phones[1])
        let id = try #require(try await bench.reviewDesk.list().first?.id)
        _ = try await bench.reviewDesk.decide(.ids([id]), .highLevel)
        try await bench.settle()
        #expect(bench.projects[project]?.info?.phone == Self.phones[0])
        #expect(try await bench.review().isEmpty)
        try await flip(bench, contact, times: 1, from: 1)
        #expect(bench.projects[project]?.info?.phone == Self.phones[1])
    }

    @Test func turnsOnDifferentDaysAreNoFlipFlop() async throws {
        let (bench, contact, project) = try await pair()
        for turn in 0..<7 {
            try await flip(bench, contact, times: 1, from: turn)
            bench.clock.advance(8 * 3600)
        }
        #expect(try await bench.review().isEmpty)
        #expect(bench.projects[project]?.info?.phone == Self.phones[0])
    }

    @Test func aRunWithoutWritesLooksNothingUpAndOneWithWritesThreeTimesABatch() async throws {
        let bench = try SyncBench()
        for number in 0..<40 { bench.contacts.add("Customer \(number)", phone: "+1312555\(1000 + number)") }
        try await bench.settle()
        func statements(changing count: Int) async throws -> Int {
            for number in 0..<count {
                bench.contacts.edit(bench.contacts.all[number].id) { $0.city = "City \(number + count * 100)" }
            }
            let before = bench.store.statementCount
            try await bench.sync()
            return bench.store.statementCount - before
        }
        let quiet = try await statements(changing: 0)
        #expect(try await statements(changing: 0) == quiet)
        let (one, ten) = (try await statements(changing: 1), try await statements(changing: 10))
        // What ten cost beyond one is the writes themselves, the same for each.
        let (eleven, twenty) = (try await statements(changing: 11), try await statements(changing: 20))
        #expect(ten - one == twenty - eleven)
    }
}
