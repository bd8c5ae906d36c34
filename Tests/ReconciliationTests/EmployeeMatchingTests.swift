import Mapping
import Reconciliation
import Records
import Testing

/// Contacts that stand for employees are no customers, whatever they are called.
@Suite struct EmployeeMatchingTests {
    private let ana: [FieldName: Value] = ["name": "Ana Lopez", "phone": "+13125550147"]
    private let project = Fixture.project("p1", ["title": "Ana Lopez", "phone": "312-555-0147"])

    private func decide(_ record: Record, _ other: Record) throws -> MatchDecision {
        let mapping = try Fixture.mapping()
        let candidate = try #require(Fixture.candidate(other, for: record, mapping))
        return Matcher(mapping: mapping).decide(record, among: [candidate])
    }

    @Test(arguments: [["busybusy-employee"], ["customer", "busybusy-employee"], ["busybusy-former-employee"]])
    func `a project is not an employee's`(_ tags: [String]) throws {
        #expect(try decide(project, Fixture.contact("c1", ana, tags: tags)) == .unmatched)
    }

    @Test func `nor that of a contact that Tenon made of a member`() throws {
        let contact = Fixture.contact("c1", ana.merging(["source": "busybusy-member:m1"]) { $1 }, tags: [])
        #expect(try decide(project, contact) == .unmatched)
        #expect(
            try decide(project, Fixture.contact("c1", ana, tags: []))
                == .link(Fixture.contact("c1", ana, tags: []), .phoneAndName)
        )
    }

    @Test func `an employee is no rival of a customer of the same name`() throws {
        let mapping = try Fixture.mapping()
        let customer = Fixture.contact("c2", ["name": "Ana Lopez"], day: 2)
        let others = [project, Fixture.contact("c1", ana, tags: ["busybusy-employee"], day: 1)]
        let candidates = others.compactMap { Fixture.candidate($0, for: customer, mapping) }
        #expect(candidates.count == 2)
        #expect(Matcher(mapping: mapping).decide(customer, among: candidates) == .link(project, .name))
    }

    @Test func `an employee gets no project and looks for none`() throws {
        let employee = Fixture.contact("c1", ana, tags: ["customer", "busybusy-employee"])
        let reconciler = Reconciler(mapping: try Fixture.mapping())
        #expect(!reconciler.looksForCounterpart(of: employee))
        let situation = Situation(subject: employee.id, contact: .present(employee), project: .none, link: nil)
        #expect(reconciler.plan(situation).writes.isEmpty)
    }
}
