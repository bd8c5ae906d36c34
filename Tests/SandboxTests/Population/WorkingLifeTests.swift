import Foundation
import Testing

@testable import Sandbox

/// Weeks of punches: deterministic, without overlaps, and with everything that crews do wrong.
@Suite struct WorkingLifeTests {
    /// Wednesday 2026-03-11, 10:20 in Chicago, three days after the clocks went forward.
    private static let spring = 1_773_242_400
    /// Wednesday 2026-11-04, 10:20 in Chicago, three days after the clocks went back.
    private static let autumn = 1_793_809_200
    /// Sunday 2026-06-07, 03:00 in Chicago, when nobody works.
    private static let sunday = 1_780_819_200

    private func life(
        _ now: Int = spring,
        seed: UInt64 = 1,
        people: Int = 24,
        projects: Int = 30,
        weeks: Int = 6
    ) -> WorkingLife {
        WorkingLife(
            seed: seed,
            now: now,
            weeks: weeks,
            members: (0..<people).map { .init(id: "member-\($0)", createdOn: now - 400 * 86_400) },
            sites: (0..<projects).map { index in
                let begin = now - (index % 3 == 0 ? 20 : 300) * 86_400
                return .init(id: "site-\(index)", createdOn: begin, archivedOn: index % 10 == 9 ? now - 86_400 : nil)
            }
        )
    }

    @Test func oneSeedIsOneLife() {
        let entries = life().entries().map(\.id)
        #expect(entries == life().entries().map(\.id))
        #expect(Set(entries).isDisjoint(with: life(seed: 2).entries().map(\.id)))
        #expect(Set(entries).count == entries.count)
    }

    @Test func moreOfOneThingDoesNotMoveTheOthers() {
        let few = life(people: 8).entries().filter { $0.memberID == "member-0" }
        let many = life(people: 24).entries().filter { $0.memberID == "member-0" }
        #expect(few.map(\.start) == many.map(\.start))
        #expect(!few.isEmpty)
    }

    @Test(arguments: [spring, autumn, sunday]) func nobodyIsInTwoPlaces(_ now: Int) {
        let byMember = Dictionary(grouping: life(now).entries(), by: \.memberID)
        #expect(byMember.count >= 20)
        for (_, entries) in byMember {
            for (earlier, later) in zip(entries, entries.dropFirst()) {
                #expect((earlier.end ?? .max) <= later.start)
            }
            #expect(entries.count { $0.end == nil } <= 1)
        }
    }

    @Test(arguments: [spring, autumn, sunday]) func nothingIsYoungerThanNow(_ now: Int) {
        for entry in life(now).entries() {
            #expect(entry.start < now && entry.end ?? now <= now && entry.createdOn <= now)
            #expect(entry.updatedOn <= now + 10 && entry.deletedOn ?? now <= now)
            #expect(entry.start % 60 == 0 && (entry.end ?? 0) % 60 == 0)
            for pause in entry.breaks {
                #expect(pause.start > entry.start && pause.end ?? now <= entry.end ?? now)
            }
        }
    }

    @Test(arguments: [spring, autumn, sunday]) func someoneIsAtWorkNow(_ now: Int) {
        let running = life(now).entries().filter { $0.end == nil && $0.start > now - 14 * 3600 }
        #expect(!running.isEmpty)
    }

    @Test func theWeeksHoldEverythingThatHappens() {
        let life = life(people: 40, weeks: 8)
        let entries = life.entries()
        let closed = entries.filter { $0.end != nil && $0.deletedOn == nil }
        #expect(entries.contains { $0.deletedOn != nil })
        #expect(closed.contains { $0.editedBy != $0.createdBy && $0.updatedOn > ($0.end ?? 0) + 3600 })
        #expect(entries.contains { $0.end == nil && $0.start < life.now - 14 * 3600 })
        #expect(closed.contains { life.zone.wall($0.start).day < life.zone.wall($0.end ?? 0).day })
        #expect(closed.contains { entry in closed.contains { $0.memberID == entry.memberID && $0.start == entry.end } })
        #expect(closed.contains { $0.equipmentID != nil } && closed.contains { $0.costCodeID == nil })
        #expect(closed.contains { $0.description?.contains(",") == true })
        #expect(closed.contains { !$0.breaks.isEmpty })
        #expect(Set(entries.compactMap(\.projectID)).count > 20)
        #expect(!entries.compactMap(\.projectID).contains("site-9"))
    }

    @Test(arguments: [(spring, 7 * 3600), (autumn, 9 * 3600)])
    func workGoesOnInTheNightOfTheClockChange(_ now: Int, _ longest: Int) {
        let life = life(now)
        let night = life.today - 4
        #expect(life.zone.changesClock(on: night + 1))
        let entries = life.entries().filter { life.zone.wall($0.start).day == night && $0.end != nil }
        // 21:00 to 05:00, an hour less or more by the clock change, and up to 25 minutes by chance.
        let long = entries.map { ($0.end ?? 0) - $0.start }.filter { abs($0 - longest) <= 25 * 60 }
        #expect(!long.isEmpty)
    }

    @Test func aMonthOfFortyPeopleReachesAllProjects() {
        let life = life(people: 40, projects: 120, weeks: 5)
        #expect(Set(life.entries().compactMap(\.projectID)).count >= 100)
    }

    @Test func budgetsAndWagesBelongToTheLife() {
        let life = life()
        let budgets = life.budgets()
        #expect(Set(budgets.hours.filter(\.isLatest).map(\.projectID)).count == budgets.hours.count { $0.isLatest })
        #expect(budgets.hours.contains { !$0.isLatest })
        #expect((0..<24).contains { life.wages(of: $0).count == 2 })
        #expect(life.group(of: 0).id == life.group(of: 3).id && life.group(of: 3).id != life.group(of: 4).id)
    }

    @Test func nobodyWorksWithoutPeopleOrSites() {
        #expect(life(people: 0).entries().isEmpty)
        #expect(life(projects: 0).entries().isEmpty)
        #expect(life(weeks: 0).entries().isEmpty)
    }
}
