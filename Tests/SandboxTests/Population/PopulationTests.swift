import Foundation
import Testing

@testable import Sandbox

/// The population: deterministic, varied, of any size.
@Suite struct PopulationTests {
    private static let now = Date(timeIntervalSince1970: 1_767_323_045)

    private func population(_ contacts: Int, seed: UInt64 = 1, projects: Double = 0.2) -> Population {
        Population(
            seed: seed,
            contacts: contacts,
            customerShare: 0.6,
            projectShare: projects,
            memberCount: 12,
            now: Self.now
        )
    }

    @Test func oneSeedIsOnePopulation() {
        #expect(Array(population(300).contacts) == Array(population(300).contacts))
        #expect(population(300).projects.map(\.id) == population(300).projects.map(\.id))
        #expect(population(300).members.map(\.id) == population(300).members.map(\.id))
        #expect(population(5).contacts.map(\.id) != population(5, seed: 2).contacts.map(\.id))
    }

    @Test func theGeneratorIsSplitMix64() {
        // SplitMix64's published first output for the state 0.
        var random = PopulationRandom(state: 0)
        #expect(random.next() == 0xE220_A839_7B1D_CDAF)
    }

    @Test(arguments: [10, 250, 1000, 10_000])
    func sharesHoldForAnySize(_ count: Int) {
        let population = population(count)
        let customers = population.contacts.count { $0.tags.contains("customer") }
        #expect(abs(customers - count * 6 / 10) <= 1)
        let ordinals = (0..<count).compactMap(population.projectOrdinal)
        #expect(ordinals == Array(0..<ordinals.count))
        #expect(abs(Double(ordinals.count) - Double(count) * 0.12) <= 1)
    }

    @Test func idsAndKeysAreUnique() {
        let contacts = Array(population(5000).contacts)
        #expect(Set(contacts.map(\.id)).count == contacts.count)
        #expect(contacts.allSatisfy { $0.id.count == 20 })
        let emails = contacts.compactMap { $0.email?.lowercased() }
        #expect(Set(emails).count == emails.count)
        let phones = contacts.compactMap { $0.phone.flatMap(PhoneRule.e164) }
        #expect(Set(phones).count == phones.count)
        #expect(contacts.allSatisfy { !$0.displayName.trimmed.isEmpty })
    }

    @Test func numbersAreValidAndEachOnce() {
        let numbers = (0..<20_000).map { PopulationPhone(index: $0, seed: 1) }
        #expect(Set(numbers.map(\.e164)).count == numbers.count)
        for number in numbers.prefix(1000) where number.country == "1" {
            #expect(["312", "480", "602", "720", "503"].contains(number.national.prefix(3)))
            let exchange = number.national.dropFirst(3).prefix(3)
            #expect(exchange != "555")
            #expect(!exchange.hasSuffix("11"))
            #expect(exchange >= "200")
            for style in 0..<9 { #expect(PhoneRule.e164(number.written(style: style)) == number.e164) }
        }
    }

    @Test func contactsAreVaried() {
        let contacts = Array(population(2000).contacts)
        #expect(contacts.contains { $0.phone == nil })
        #expect(contacts.contains { $0.email == nil })
        #expect(contacts.contains { $0.firstName == nil && $0.companyName != nil })
        #expect(contacts.contains { $0.displayName != $0.displayName.trimmed })
        #expect(contacts.contains { ($0.address1?.count ?? 0) > 80 })
        for range in ["а"..."я", "α"..."ω", "ا"..."ي", "一"..."龥", "א"..."ת", "अ"..."ह"] as [ClosedRange<Character>] {
            #expect(contacts.contains { $0.displayName.lowercased().contains { range.contains($0) } }, "\(range)")
        }
        #expect(contacts.contains { $0.phone?.contains(" x") == true })
        let dates = contacts.map(\.createdOn)
        #expect(dates == dates.sorted())
        #expect(dates.allSatisfy { $0 < Self.now && $0 > Self.now.addingTimeInterval(-3 * 366 * 86_400) })
    }

    @Test func projectsMatchTheirContacts() throws {
        let population = population(1000)
        let projects = Array(population.projects)
        let contacts = Dictionary(uniqueKeysWithValues: population.contacts.map { ($0.id, $0) })
        let marked = projects.filter { $0.additionalInfo?.contains("ghl:") == true }
        #expect(marked.count == 36)
        for project in marked {
            let line = try #require(project.additionalInfo?.split(separator: "\n").first { $0.hasPrefix("ghl:") })
            #expect(contacts[String(line.dropFirst(4))] != nil)
        }
        #expect(projects.count { $0.title == "Shop" && $0.customer == nil && $0.phone == nil } == 1)
        #expect(projects.count { $0.number?.hasPrefix("S-") == true && $0.phone != nil } == 20)
        #expect(projects.contains { $0.number?.hasSuffix("-B") == true })
        #expect(Set(projects.map(\.id)).count == projects.count)
        #expect(projects.allSatisfy { $0.createdOn < Self.now })
    }

    @Test func someProjectsHaveSubProjectsWhereThatIsAskedFor() throws {
        let roots = Array(population(1000).projects)
        #expect(roots.allSatisfy { $0.parentID == nil })
        let all = Array(
            Population(
                seed: 1,
                contacts: 1000,
                customerShare: 0.6,
                projectShare: 0.2,
                memberCount: 12,
                hasSubProjects: true,
                now: Self.now
            ).projects
        )
        #expect(all.prefix(roots.count).map(\.id) == roots.map(\.id))
        #expect(Set(all.map(\.id)).count == all.count)
        let state = BusybusyState(seed: 1, projects: all, members: [])
        let depths = Dictionary(grouping: state.projects.rows, by: \.depth).mapValues(\.count)
        #expect(depths[1] == roots.count)
        #expect(depths[3] == 2)
        #expect(state.children.values.allSatisfy { (1...3).contains($0.count) })
        #expect(state.children.count > roots.count / 4)
        for row in state.projects.rows where row.depth > 1 {
            let parent = try #require(row.parentID.flatMap(state.projects.index).map { state.projects.rows[$0] })
            #expect(row.rootID == parent.rootID)
            #expect(row.createdOn >= parent.createdOn)
        }
        for positions in state.children.values {
            let dates = positions.map { state.projects.rows[$0].createdOn }
            #expect(dates == dates.sorted())
        }
    }

    @Test func nobodyHasNothing() {
        #expect(Array(population(0).contacts).isEmpty)
        #expect(population(0).projects.map(\.id).isEmpty)
    }

    @Test func highLevelTakesThePopulationIn() {
        let snapshot = HighLevelSnapshot(population(500))
        #expect(snapshot.contacts.count == 500)
        #expect(!snapshot.notes.isEmpty)
        #expect(!snapshot.tasks.isEmpty)
        #expect(snapshot.account.token.hasPrefix("pit-"))
        #expect(snapshot.account == HighLevelSnapshot(population(1)).account)
        #expect(snapshot.contacts.contains { $0.phone?.hasPrefix("+1") == true })
        let keys = HighLevelContactKeys(snapshot.contacts)
        for contact in snapshot.contacts {
            #expect(keys.firstMatch(email: contact.email, phone: contact.phone, except: contact.id) == nil)
        }
    }
}
