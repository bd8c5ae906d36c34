import Foundation
import Mapping
import Records
import Testing

@Suite struct JobRuleTests {
    private func rule(_ lines: String...) throws -> JobRule? {
        let yaml = MappingText.withRules(and: "jobs:\n  " + lines.joined(separator: "\n  "))
        return try MappingDocument(yaml: yaml).flows.jobs
    }

    @Test func `jobs are off unless they are asked for`() throws {
        #expect(try MappingDocument.standard().flows.jobs == nil)
        #expect(try MappingDocument(yaml: MappingText.withRules(and: "jobs: false")).flows.jobs == nil)
        #expect(try MappingDocument(yaml: MappingText.withRules(and: "jobs: true")).flows.jobs == JobRule())
    }

    @Test func `every option is taken`() throws {
        let read = try rule(
            "when: {status: [open, won], pipeline: Sales, stage: Sold}",
            "as: sub-projects",
            "title: [customFields.t1, name]",
            "number: customFields.n1",
            "when-lost: keep"
        )
        let expected = JobRule(
            statuses: ["open", "won"],
            pipeline: "Sales",
            stage: "Sold",
            shape: .subProjects,
            title: ["customFields.t1", "name"],
            number: ["customFields.n1"],
            whenLost: .keep
        )
        #expect(read == expected)
    }

    @Test(
        arguments: [
            ("jobs:\n  wen: {status: won}", 6, "Did you mean 'when'?"),
            ("jobs:\n  when:\n    status: wonn", 7, "Did you mean 'won'?"),
            ("jobs:\n  when:\n    status: []", 7, "name at least one state"),
            ("jobs:\n  as: projects", 6, "not a choice"),
            ("jobs:\n  as: sub-projects\n  number: phone", 7, "unknown HighLevel opportunity field 'phone'"),
            ("jobs:\n  number: value", 6, "'number' is about sub-projects. Add 'as: sub-projects'"),
            ("jobs:\n  as: root-project\n  when-lost: keep", 7, "what becomes of the project is said by 'lifecycle'"),
        ]
    )
    func `what is wrong is named with its line`(_ text: String, _ line: Int, _ words: String) {
        let problems = MappingDocument.problems(in: MappingText.withRules(and: text))
        #expect(problems.count == 1, "\(problems)")
        #expect(problems.first?.line == line, "\(problems)")
        #expect(problems.first?.message.contains(words) == true, "\(problems)")
    }

    @Test func `a field rule may read the opportunity, one way, and only with jobs`() throws {
        let rules = """
              - highlevel: opportunity.customFields.n1
                busybusy: number
                direction: to-busybusy
            """
        let mapping = try MappingDocument(yaml: MappingText.withRules(and: rules + "\njobs: true"))
        #expect(mapping.numberRule?.highLevel == ["opportunity.customFields.n1"])
        let alone = MappingDocument.problems(in: MappingText.withRules(and: rules))
        #expect(alone.map(\.line) == [5])
        #expect(alone.first?.message.contains("Add 'jobs: true'") == true)
        let back = MappingDocument.problems(
            in: MappingText.withRules(and: rules.replacing("to-busybusy", with: "both") + "\njobs: true")
        )
        #expect(back.first?.message.contains("opportunities are only read") == true)
        let unknown = MappingDocument.problems(
            in: MappingText.withRules(and: rules.replacing("customFields.n1", with: "nmae") + "\njobs: true")
        )
        #expect(unknown.first?.message.contains("Did you mean 'opportunity.name'?") == true)
    }

    // MARK: Applying

    private func opportunity(_ id: String = "o1", day: Int? = nil, _ fields: [FieldName: Value] = [:]) -> Record {
        let all: [FieldName: Value] = [
            "name": "Roof", "status": "won", "pipelineId": "p1", "pipeline": "Sales", "stageId": "s1", "stage": "Sold",
        ]
        let created = day.map { Date(timeIntervalSince1970: Double($0) * 86_400) }
        return Record(
            id: RecordID(.opportunity, id),
            fields: all.merging(fields) { $1 },
            createdAt: created,
            owner: "c1"
        )
    }

    @Test(
        arguments: [
            (JobRule(), [:], true), (JobRule(), ["status": "open"], false), (JobRule(), ["status": nil], false),
            (JobRule(pipeline: "sales"), [:], true), (JobRule(pipeline: "p1"), [:], true),
            (JobRule(pipeline: "Claims"), [:], false), (JobRule(pipeline: "P1"), [:], false),
            (JobRule(stage: " SOLD "), [:], true), (JobRule(stage: "Lead"), [:], false),
            (JobRule(stage: "Sold"), ["status": "open"], false), (JobRule(stage: "Sold"), ["stage": nil], false),
            (JobRule(statuses: ["open", "won"], stage: "Sold"), ["status": "open"], true),
            (JobRule(statuses: ["open", "won"], stage: "Sold"), ["status": "lost"], false),
            (JobRule(pipeline: "Sales", stage: "s1"), [:], true),
            (JobRule(pipeline: "Claims", stage: "s1"), [:], false),
        ] as [(JobRule, [FieldName: Value], Bool)]
    )
    func `an opportunity meets the rule in every part of it`(
        _ rule: JobRule,
        _ fields: [FieldName: Value],
        _ isMet: Bool
    ) {
        #expect(rule.isMet(by: opportunity(fields)) == isMet)
    }

    private func opportunity(_ fields: [FieldName: Value]) -> Record { opportunity("o1", day: nil, fields) }

    @Test func `the newest of those that meet the rule speaks`() {
        let rule = JobRule()
        let all = [
            opportunity("a", day: 1), opportunity("b", day: 3), opportunity("c", day: 2),
            opportunity("d", day: 9, ["status": "lost"]), opportunity("e"),
        ]
        #expect(rule.newest(of: all)?.id.remoteID == "b")
        #expect(rule.newest(of: all.reversed())?.id.remoteID == "b")
        #expect(rule.newest(of: [opportunity("b", day: 1), opportunity("a", day: 1)])?.id.remoteID == "b")
        #expect(rule.newest(of: [all[3]]) == nil)
    }

    @Test(
        arguments: [
            (JobRule(), [:], "opportunity \"Roof\" won in pipeline \"Sales\""),
            (JobRule(stage: "Sold"), [:], "opportunity \"Roof\" won in pipeline \"Sales\", stage \"Sold\""),
            (JobRule(), ["pipeline": nil], "opportunity \"Roof\" won"),
            (JobRule(), ["name": nil, "status": "lost"], "an opportunity lost in pipeline \"Sales\""),
        ] as [(JobRule, [FieldName: Value], String)]
    )
    func `it is said in words`(_ rule: JobRule, _ fields: [FieldName: Value], _ words: String) {
        #expect(rule.words(for: opportunity(fields)) == words)
    }

    @Test func `title and number are the first filled, spelled out`() {
        let rule = JobRule(title: ["customFields.t", "name"], number: ["customFields.n"])
        #expect(rule.title(of: opportunity(["name": "  New \n roof "])) == "New roof")
        #expect(rule.title(of: opportunity(["customFields.t": "Gutters"])) == "Gutters")
        #expect(rule.number(of: opportunity(["customFields.n": .number(10_012)])) == "10012")
        #expect(rule.number(of: opportunity(["customFields.n": " "])) == .null)
        #expect(JobRule().number(of: opportunity([:])) == .null)
    }
}
