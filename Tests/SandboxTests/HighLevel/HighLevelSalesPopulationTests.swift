import Foundation
import Testing

@testable import Sandbox

/// The sales side of the population, and that it moved nothing else.
@Suite struct HighLevelSalesPopulationTests {
    private func snapshot(seed: UInt64 = 7, contacts: Int = 400) -> HighLevelSnapshot {
        HighLevelSnapshot(
            Population(
                seed: seed,
                contacts: contacts,
                customerShare: 0.6,
                projectShare: 0.2,
                memberCount: 0,
                now: HighLevelFixture.start
            )
        )
    }

    @Test func customersHaveWonAndLeadsHaveNot() {
        let snapshot = snapshot()
        let tags = Dictionary(uniqueKeysWithValues: snapshot.contacts.map { ($0.id, $0.tags) })
        let won = snapshot.opportunities.filter { $0.status == "won" }
        #expect(won.count > 100)
        #expect(won.allSatisfy { tags[$0.contactId]?.contains("customer") == true })
        #expect(snapshot.opportunities.filter { $0.status == "open" }.count > 30)
        #expect(snapshot.opportunities.contains { $0.status == "lost" })
        #expect(won.allSatisfy { $0.customFields.count == 1 && ($0.monetaryValue.double ?? 0) >= 800 })
        let stages = Set(snapshot.pipelines.flatMap(\.stages).map(\.id))
        #expect(snapshot.opportunities.allSatisfy { stages.contains($0.pipelineStageId) })
        #expect(Set(snapshot.opportunities.map(\.contactId)).count == snapshot.opportunities.count)
    }

    @Test func visitsLieBeforeAndAfterNow() {
        let snapshot = snapshot()
        let now = HighLevelTime(HighLevelFixture.start)
        let calendars = Set(snapshot.calendars.map(\.id))
        #expect(
            snapshot.appointments.contains { $0.endTime < now } && snapshot.appointments.contains { $0.startTime > now }
        )
        #expect(snapshot.appointments.allSatisfy { calendars.contains($0.calendarId) })
        #expect(snapshot.notes.contains { $0.body.hasPrefix("<p>") })
        #expect(snapshot.tasks.contains(where: \.completed) && snapshot.tasks.contains { !$0.completed })
    }

    @Test func oneSeedIsOneSnapshot() {
        #expect(snapshot(contacts: 60) == snapshot(contacts: 60))
        #expect(snapshot(seed: 8, contacts: 60) != snapshot(contacts: 60))
    }

    /// Contacts, tasks and notes that a seed had before there were sales come from the streams they came from then.
    @Test func whatWasThereBeforeHasItsIdsStill() throws {
        let snapshot = snapshot()
        #expect(snapshot.contacts.first?.id == "fFdx0VUZas6issEuqRfz")
        #expect(snapshot.tasks.first?.id == "iQRUol6Zx0PLDB2m2OGK")
        let notes = (0..<400).compactMap { index -> String? in
            var random = PopulationRandom(seed: 7, stream: "records", index: index)
            return random.chance(0.1) ? random.alphanumeric(20) : nil
        }
        #expect(snapshot.notes.filter { $0.title == nil }.map(\.id) == notes)
    }

    @Test func stateFilesOfBeforeAreRead() throws {
        let stored = snapshot(contacts: 30)
        var object = try #require(
            try JSONSerialization.jsonObject(with: JSONEncoder().encode(stored)) as? [String: Any]
        )
        for name in [
            "location", "pipelines", "opportunities", "users", "calendars", "workflows", "campaigns", "enrolments",
        ] { object[name] = nil }
        let read = try JSONDecoder().decode(
            HighLevelSnapshot.self,
            from: JSONSerialization.data(withJSONObject: object)
        )
        #expect(read.contacts == stored.contacts)
        #expect(read.opportunities.isEmpty)
        let contents = HighLevelContents(read, searchIndexLag: 0)
        #expect(Set(contents.locationTags.map(\.name)) == Set(stored.contacts.flatMap(\.tags)))
    }

    @Test func everythingIsStoredAndComesBack() throws {
        let contents = HighLevelContents(snapshot(contacts: 60), searchIndexLag: 0)
        let data = try JSONEncoder().encode(contents.snapshot)
        #expect(try JSONDecoder().decode(HighLevelSnapshot.self, from: data) == contents.snapshot)
    }
}
