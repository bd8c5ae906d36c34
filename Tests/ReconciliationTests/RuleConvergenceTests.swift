import Mapping
import Reconciliation
import Records
import Testing

/// That conditions, checks and transforms of every kind come to rest as well.
@Suite struct RuleConvergenceTests {
    private static let transforms: [[Transform]] = [
        [], [.titleCase], [.fallback("Unknown")], [.nameOrder], [.singleSpace, .titleCase, .nameOrder],
        [
            .lookup(
                LookupTable([.init(highLevel: "Aurora", busybusy: "AU"), .init(highLevel: "Boston", busybusy: "BO")])
            )
        ],
        [.trim, .fallback("none")],
    ]

    private static let checks: [FieldCheck.Rule] = [
        .required, .length(2...8), .oneOf(["Aurora", "Boston", "AU"]), .phone(region: "US"), .email,
    ]

    /// The mapping at random, each rule with one more thing to mind.
    private func mapping(_ source: inout RecordSource) throws -> MappingDocument {
        var mapping = try source.mapping()
        let pattern = FieldCheck.Rule.pattern(try TextPattern("[A-Z].*"))
        for index in mapping.fields.indices {
            switch Int.random(in: 0..<4, using: &source.generator) {
            case 0: mapping.fields[index].transforms = Self.transforms.randomElement(using: &source.generator)!
            case 1:
                let rule = (Self.checks + [pattern]).randomElement(using: &source.generator)!
                let severity = FieldCheck.Severity.allCases.randomElement(using: &source.generator)!
                mapping.fields[index].checks = [FieldCheck(rule, severity: severity)]
            case 2:
                let field = RecordSource.contactFields.randomElement(using: &source.generator)!
                let test: FieldCondition.Test = Bool.random(using: &source.generator) ? .isFilled(true) : .contains("a")
                mapping.fields[index].conditions = [FieldCondition(field, test)]
            default: break
            }
            guard mapping.fields[index].direction == .toBusybusy, index % 3 == 0,
                let template = Template("{{companyName}}, {{city}}")
            else { continue }
            mapping.fields[index].transforms = [.template(template)]
        }
        return mapping
    }

    @Test func `a plan that was applied leaves nothing to plan`() throws {
        var source = RecordSource(seed: 201)
        for round in 0..<250 {
            var world = World(mapping: try mapping(&source), [source.contact("c1"), source.project("p1")])
            world.add(Link(id: "l1", contactID: "c1", projectID: "p1", state: .linked, wasInScope: true))
            for _ in 0..<3 {
                let plan = world.plan(for: RecordID(.contact, "c1"))
                world.apply(plan)
                let again = world.plan(for: RecordID(.project, "p1"))
                #expect(again.writes.isEmpty, "round \(round): \(plan.writes) then \(again.writes)")
                #expect(again.linkChange == .none, "round \(round)")
                let edited = RecordID(Bool.random(using: &source.generator) ? .contact : .project, "c1")
                let id = edited.kind == .contact ? edited : RecordID(.project, "p1")
                source.edit(&world.records[id]!)
            }
        }
    }

    @Test func `whatever is refused is said, and nothing of it is written`() throws {
        var source = RecordSource(seed: 202)
        var refused = 0
        for _ in 0..<200 {
            var world = World(mapping: try mapping(&source), [source.contact("c1"), source.project("p1")])
            world.add(Link(id: "l1", contactID: "c1", projectID: "p1", state: .linked, wasInScope: true))
            let plan = world.plan(for: RecordID(.contact, "c1"))
            guard plan.reviewItems.contains(where: { $0.message.contains("Nothing of this record") }) else { continue }
            refused += 1
            #expect(plan.writes.isEmpty)
            if case .update(let link) = plan.linkChange { #expect(link.base.isEmpty) }
        }
        #expect(refused > 20)
    }

    @Test func `whole systems come to rest`() throws {
        var source = RecordSource(seed: 203)
        for round in 0..<8 {
            let records = (1...8).map { source.contact("c\($0)") } + (1...5).map { source.project("p\($0)") }
            var world = World(mapping: try mapping(&source), records)
            var isResting = false
            for _ in 0..<6 where !isResting { isResting = world.pass().allSatisfy(\.writes.isEmpty) }
            #expect(isResting, "round \(round): \(world.pass().flatMap(\.writes))")
        }
    }
}
