import Mapping
import Reconciliation
import Records
import TestSupport
import Testing

@Suite struct MatcherTests {
    private let mapping: MappingDocument
    private let ana: [FieldName: Value] = ["name": "Ana Lopez", "phone": "+13125550147"]
    private let anaProject: [FieldName: Value] = ["title": "Ana Lopez", "phone": "312-555-0147"]

    init() throws {
        mapping = try Fixture.mapping {
            $0.fields.append(FieldRule(highLevel: ["customFields.job"], busybusy: "number", comparison: .text))
        }
    }

    /// The decision with the others as candidates, those of them linked that are named.
    private func decide(_ record: Record, _ others: [Record], linked: Set<String> = []) -> MatchDecision {
        Matcher(mapping: mapping).decide(
            record,
            among: others.compactMap {
                Fixture.candidate($0, for: record, isLinked: linked.contains($0.id.remoteID), mapping)
            }
        )
    }

    private func isAmbiguous(_ decision: MatchDecision, _ tier: MatchKey.Tier, _ ids: Set<String>) -> Bool {
        guard case .ambiguous(let found, tier) = decision else { return false }
        return Set(found.map(\.remoteID)) == ids
    }

    // MARK: Tiers

    @Test func `nobody shares a key`() {
        let stranger = Fixture.project("p1", ["title": "Bob"])
        #expect(decide(Fixture.contact("c1", ana), [stranger]) == .unmatched)
        #expect(decide(Fixture.contact("c1", ana), []) == .unmatched)
    }

    @Test func `each tier links from either side`() {
        let cases: [(MatchKey.Tier, Record, Record)] = [
            (.marker, Fixture.contact("c1", ana), Fixture.project("p1", ["title": "X", "additionalInfo": "ghl:c1"])),
            (
                .marker, Fixture.contact("c1", ["name": "A", "source": "busybusy:p1"]),
                Fixture.project("p1", ["title": "X"])
            ),
            (
                .number, Fixture.contact("c1", ["name": "A", "customFields.job": .number(7)]),
                Fixture.project("p1", ["title": "X", "number": "7"])
            ),
            (.phoneAndName, Fixture.contact("c1", ana), Fixture.project("p1", anaProject)),
            (
                .phoneAndName, Fixture.contact("c1", ana),
                Fixture.project("p1", ["title": "Roof", "customer": "ana lópez", "phone": "3125550147"])
            ),
            (
                .name, Fixture.contact("c1", ana),
                Fixture.project("p1", ["title": "ANA LOPEZ", "phone": "312-555-0199"])
            ),
            (
                .name, Fixture.contact("c1", ["companyName": "Acme, Inc."]),
                Fixture.project("p1", ["title": "Roof", "customer": "acme inc"])
            ),
        ]
        for (tier, contact, project) in cases {
            #expect(decide(contact, [project]) == .link(project, tier))
            #expect(decide(project, [contact]) == .link(contact, tier))
        }
    }

    @Test func `better evidence wins over weaker`() {
        let contact = Fixture.contact("c1", ana)
        let marked = Fixture.project("p1", ["title": "X", "additionalInfo": "ghl:c1"])
        let same = Fixture.project("p2", anaProject)
        #expect(decide(contact, [same, marked]) == .link(marked, .marker))
        let named = Fixture.project("p3", ["title": "Ana Lopez"])
        #expect(decide(contact, [named, same]) == .link(same, .phoneAndName))
    }

    // MARK: Ambiguity

    @Test func `two counterparts of one tier are for a person`() {
        let contact = Fixture.contact("c1", ana.merging(["customFields.job": "7"]) { $1 })
        for (tier, fields): (MatchKey.Tier, [FieldName: Value]) in [
            (.marker, ["title": "X", "additionalInfo": "ghl:c1"]), (.number, ["title": "X", "number": "7"]),
            (.phoneAndName, anaProject), (.name, ["title": "Ana Lopez"]),
        ] {
            let projects = [Fixture.project("p1", fields), Fixture.project("p2", fields)]
            #expect(isAmbiguous(decide(contact, projects), tier, ["p1", "p2"]), "\(tier)")
        }
    }

    @Test func `a name that another of its kind has too is for a person`() {
        let project = Fixture.project("p1", ["title": "Ana Lopez"])
        let twin = Fixture.contact("c2", ["name": "Ana Lopez"], tags: [])
        #expect(isAmbiguous(decide(Fixture.contact("c1", ana), [project, twin]), .name, ["p1", "c2"]))
    }

    @Test func `a job number that two contacts have is for a person`() {
        let fields: [FieldName: Value] = ["name": "A", "customFields.job": "7"]
        let rival = Fixture.contact("c2", ["name": "B", "customFields.job": "7"])
        let project = Fixture.project("p1", ["title": "X", "number": "7"])
        #expect(isAmbiguous(decide(Fixture.contact("c1", fields), [project, rival]), .number, ["p1", "c2"]))
    }

    @Test func `a marker or number whose holder is taken is for a person`() {
        let contact = Fixture.contact("c1", ["name": "A", "customFields.job": "7"])
        let marked = Fixture.project("p1", ["title": "X", "additionalInfo": "ghl:c1"])
        #expect(isAmbiguous(decide(contact, [marked], linked: ["p1"]), .marker, ["p1"]))
        let numbered = Fixture.project("p2", ["title": "X", "number": "7"])
        #expect(isAmbiguous(decide(contact, [numbered], linked: ["p2"]), .number, ["p2"]))
    }

    @Test func `two projects of one customer are two jobs, and which is the contact's is for a person`() {
        let project = Fixture.project("p1", anaProject)
        let other = Fixture.project("p2", anaProject)
        let contact = Fixture.contact("c1", ana)
        #expect(isAmbiguous(decide(project, [contact, other]), .phoneAndName, ["c1", "p2"]))
    }

    @Test func `a namesake that is taken does not stand in the way`() {
        let taken = Fixture.project("p1", ["title": "Ana Lopez", "phone": "312-555-0100"])
        #expect(decide(Fixture.contact("c1", ana), [taken], linked: ["p1"]) == .unmatched)
    }

    // MARK: Duplicates

    @Test func `of two contacts of one person the elder takes the project`() {
        let elder = Fixture.contact("c9", ana, day: 1)
        let younger = Fixture.contact("c1", ana, day: 2)
        let project = Fixture.project("p1", anaProject)
        #expect(decide(elder, [younger, project]) == .link(project, .phoneAndName))
        #expect(decide(younger, [elder, project]) == .duplicate(of: elder.id))
        #expect(decide(elder, [younger]) == .unmatched)
        #expect(decide(younger, [elder]) == .duplicate(of: elder.id))
    }

    @Test func `an elder that takes no part does not count`() {
        let elder = Fixture.contact("c1", ana, tags: [], day: 1)
        #expect(decide(Fixture.contact("c2", ana, day: 2), [elder]) == .unmatched)
    }

    @Test func `a linked one stands for both, whatever its age and scope`() {
        let linked = Fixture.contact("c2", ana, tags: [], day: 9)
        let record = Fixture.contact("c1", ana, day: 1)
        #expect(decide(record, [linked], linked: ["c2"]) == .duplicate(of: linked.id))
        let project = Fixture.project("p1", anaProject)
        #expect(decide(Fixture.project("p2", anaProject), [project], linked: ["p1"]) == .duplicate(of: project.id))
    }

    @Test func `of any contacts of one person exactly one is not a duplicate, whatever is known of their age`() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<300 {
            let contacts = (1...5).map { number in
                Fixture.contact("c\(number)", ana, day: [nil, 1, 2, 3].randomElement(using: &generator)!)
            }.shuffled(using: &generator)
            let decisions = contacts.map { contact in decide(contact, contacts.filter { $0.id != contact.id }) }
            #expect(decisions.count { $0 == .unmatched } == 1, "\(contacts.map { ($0.id, $0.createdAt) })")
        }
    }

    @Test func `a duplicate is one too when the two share a job number`() {
        let fields = ana.merging(["customFields.job": "7"]) { $1 }
        let elder = Fixture.contact("c1", fields, day: 1)
        #expect(decide(Fixture.contact("c2", fields, day: 2), [elder]) == .duplicate(of: elder.id))
        // Husband and wife with one job number are two persons.
        let spouse = Fixture.contact("c3", ["name": "Bob Lopez", "customFields.job": "7"], day: 1)
        #expect(decide(Fixture.contact("c2", fields, day: 2), [spouse]) == .unmatched)
    }

    // MARK: Archived projects

    @Test func `an archived project is found by its marker only`() {
        let contact = Fixture.contact("c1", ana.merging(["customFields.job": "7"]) { $1 })
        let marked = Fixture.project("p1", ["title": "X", "additionalInfo": "ghl:c1"], isArchived: true)
        #expect(decide(contact, [marked]) == .link(marked, .marker))
        for fields: [FieldName: Value] in [["title": "X", "number": "7"], anaProject, ["title": "Ana Lopez"]] {
            #expect(decide(contact, [Fixture.project("p1", fields, isArchived: true)]) == .unmatched)
        }
    }
}
