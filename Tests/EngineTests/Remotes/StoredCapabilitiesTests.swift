import Foundation
import Testing

@testable import Busybusy
@testable import Engine

@Suite struct StoredCapabilitiesTests {
    private static let monday = Date(timeIntervalSince1970: 1_780_920_000)
    private static let tuesday = monday.addingTimeInterval(86_400)

    private func result(
        _ states: [BusybusyCapability.Name: BusybusyCapability.State],
        at moment: Date,
        writer: BusybusyWriterChoice = .graphQL
    ) -> BusybusyCapabilities {
        BusybusyCapabilities(
            probedAt: moment,
            host: "graphql.busybusy.io",
            capabilities: BusybusyCapability.Name.allCases.map {
                BusybusyCapability($0, states[$0] ?? .proven, "evidence of \($0).")
            },
            requestedWriter: writer,
            operatorConfirmsWrites: false
        )
    }

    @Test func whatStaysAsItIsKeepsItsDay() {
        let first = StoredCapabilities(
            result([.members: .refused, .costCodes: .refused], at: Self.monday),
            fingerprint: "a",
            after: nil
        )
        let next = result([.members: .refused, .equipment: .refused], at: Self.tuesday)
        let same = StoredCapabilities(next, fingerprint: "a", after: first)
        #expect(same.since["members"] == Self.monday && same.since["projects"] == Self.monday)
        #expect(same.since["equipment"] == Self.tuesday && same.since["costCodes"] == Self.tuesday)
        let other = StoredCapabilities(next, fingerprint: "b", after: first)
        #expect(other.since["members"] == Self.tuesday, "another key is another connection")
    }

    @Test func whatIsNotOfferedIsToldWithItsDay() {
        let states: [BusybusyCapability.Name: BusybusyCapability.State] = [
            .timeEntries: .refused, .equipment: .unknown, .budgetCosts: .unknown, .visibility: .unknown,
            .changedSince: .refused,
        ]
        let stored = StoredCapabilities(result(states, at: Self.monday), fingerprint: "a", after: nil)
        #expect(
            stored.notOffered(store: "s.db") == [
                "busybusy: Punches: evidence of timeEntries. Known since 2026-06-08.",
                "busybusy: not offered, as not proven since 2026-06-08: Equipment, Planned costs. To look closer: "
                    + "tenon doctor busybusy --store s.db",
            ]
        )
        let whole = StoredCapabilities(result([:], at: Self.monday), fingerprint: "a", after: nil)
        #expect(whole.notOffered(store: "s.db").isEmpty)
    }

    @Test func writesThatNobodyAnswersForAreToldAsKeptBack() {
        let unproven = StoredCapabilities(result([.writes: .unknown], at: Self.monday), fingerprint: "a", after: nil)
        #expect(unproven.notOffered(store: "s.db").map { $0.contains("kept back since 2026-06-08") } == [true])
        let hook = result([.writes: .unknown], at: Self.monday, writer: .zapier)
        #expect(StoredCapabilities(hook, fingerprint: "a", after: nil).notOffered(store: "s.db").isEmpty)
    }

    @Test func onlyAResultOfThisConnectionAndThisWayIsCurrent() {
        let stored = StoredCapabilities(result([:], at: Self.monday), fingerprint: "a", after: nil)
        #expect(stored.isCurrent(fingerprint: "a", writer: .graphQL))
        #expect(!stored.isCurrent(fingerprint: "b", writer: .graphQL))
        #expect(!stored.isCurrent(fingerprint: "a", writer: .zapier))
        let blind = StoredCapabilities(result([.projects: .refused], at: Self.monday), fingerprint: "a", after: nil)
        #expect(!blind.isCurrent(fingerprint: "a", writer: .graphQL), "it may work again, so it is looked at again")
    }

    @Test func theStoredFormComesBackWhole() throws {
        let stored = StoredCapabilities(result([.members: .refused], at: Self.monday), fingerprint: "a", after: nil)
        let data = try JSONEncoder().encode(stored)
        #expect(try JSONDecoder().decode(StoredCapabilities.self, from: data) == stored)
    }

    @Test func aFingerprintTellsKeysAndAddressesApartAndNoKey() throws {
        func fingerprint(_ key: String, _ url: String = "http://127.0.0.1:9/", salt: String = "main") throws -> String {
            try BusybusyConfiguration(endpoint: #require(URL(string: url)), key: BusybusyKey(key), isSandbox: true)
                .fingerprint(salt: salt)
        }
        let one = try fingerprint("one")
        #expect(one.count == 24 && !one.contains("one"))
        #expect(try one == fingerprint("one"))
        let others = try [fingerprint("two"), fingerprint("one", "http://127.0.0.1:8/"), fingerprint("one", salt: "b")]
        #expect(Set(others + [one]).count == 4)
    }
}
