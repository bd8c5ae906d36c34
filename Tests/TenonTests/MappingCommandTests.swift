import Foundation
import Testing

struct MappingCommandTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func theShippedMappingIsWithoutProblems() async throws {
        let shown = try await TenonProcess.run(["mapping", "show"], scratch: scratch)
        let file = try scratch.write(shown.output, to: "mapping.yaml")
        let checked = try await TenonProcess.run(["mapping", "check", file], scratch: scratch)
        #expect(checked.status == 0)
        #expect(checked.output.contains("no problems"))
    }

    @Test func everyProblemIsNamedWithItsLine() async throws {
        let yaml = """
            tenon: 1
            fields:
              - highlevel: fone
                busybusy: phone
              - highlevel: city
                busybusy: city
                transforms: [trimm]
            scop: {}
            """
        let file = try scratch.write(yaml, to: "bad.yaml")
        let checked = try await TenonProcess.run(["mapping", "check", file], scratch: scratch)
        #expect(checked.status == 1)
        for expected in [
            ":3:", "unknown HighLevel contact field 'fone'", ":7:", "unknown transform 'trimm'", ":8:", "'scop'",
        ] {
            #expect(checked.output.contains(expected), "\(expected) in \(checked.output)")
        }
    }

    @Test func theProblemsOfAMappingInUseAreNamedWithItsFile() async throws {
        let file = try scratch.write("tenon: 1\nfields: []\n", to: "empty.yaml")
        let planned = try await TenonProcess.run(["sync", "plan", "--mapping", file], scratch: scratch)
        #expect(planned.status == 1)
        #expect(planned.errors.contains("\(file):2:9: 'fields' is empty"), "\(planned.errors)")
    }

    @Test func aFileThatIsNotThereIsNamed() async throws {
        let checked = try await TenonProcess.run(["mapping", "check", "nowhere.yaml"], scratch: scratch)
        #expect(checked.status == 1)
        #expect(checked.errors.contains("nowhere.yaml cannot be read"))
    }

    private static let tried = """
        tenon: 1
        fields:
          - highlevel: [name, companyName]
            busybusy: title
            transforms: [single-space, title-case]
          - highlevel: state
            busybusy: state
            transforms: [{state: {from: name, to: code}}]
            when: {field: country, is: US}
          - highlevel: phone
            busybusy: phone
            validate: [{phone: true, severity: refuse}]
          - highlevel: companyName
            busybusy: customer
            transforms: [{template: "{{lastName}}, {{firstName}}"}]
            validate: {length: {max: 40}}
            direction: to-busybusy
        """

    @Test func aMappingIsTriedOnARecordByHand() async throws {
        let file = try scratch.write(Self.tried, to: "tried.yaml")
        let record = try scratch.write(
            #"{"firstName": "ANA", "lastName": "LOPEZ", "state": "Texas", "country": "US", "phone": "n/a"}"#,
            to: "record.json"
        )
        let tried = try await TenonProcess.run(
            ["mapping", "test", file, "--json", record],
            environment: ["COLUMNS": "80"],
            scratch: scratch
        )
        #expect(tried.status == 0, "\(tried.errors)")
        for line in [
            "name, or companyName ↔ title", "    title-case    \"Ana Lopez\"", "    state         \"TX\"",
            "  busybusy        \"TX\"", "  ! refuse        is no phone number (phone)", "companyName → customer",
            "  busybusy        \"LOPEZ, ANA\"", "  checks          well: length",
        ] {
            #expect(tried.output.contains(line + "\n"), "\(line) in \(tried.output)")
        }
        #expect(tried.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test func aTrialForProgramsHasEveryStepAndBothWays() async throws {
        let file = try scratch.write(Self.tried, to: "tried.yaml")
        let record = try scratch.write(#"{"title": "Ana", "state": "tx", "phone": "312-555-0147"}"#, to: "record.json")
        let arguments = ["mapping", "test", file, "--json", record, "--kind", "project", "--format", "json"]
        let rules = try await TenonProcess.run(arguments, scratch: scratch).json()["rules"] as? [[String: Any]] ?? []
        #expect(rules.count == 4)
        let (over, back) = (rules[1]["over"] as? [String: Any], rules[1]["back"] as? [String: Any])
        #expect(over?["to"] as? String == "Texas" && back?["to"] as? String == "TX")
        #expect(rules[3]["goesOver"] as? Bool == false)
    }

    @Test func aRecordThatIsNotThereIsNamedWithTheNextStep() async throws {
        let file = try scratch.write(Self.tried, to: "tried.yaml")
        let nowhere = try await TenonProcess.run(["mapping", "test", file, "--record", "c1"], scratch: scratch)
        #expect(nowhere.status == 1 && nowhere.errors.contains("there is no store tenon.db"), "\(nowhere.errors)")
        let neither = try await TenonProcess.run(["mapping", "test", file], scratch: scratch)
        #expect(neither.status == 64 && neither.errors.contains("Name one record"), "\(neither.errors)")
        let record = try scratch.write(#"{"nmae": "Ana"}"#, to: "record.json")
        let unknown = try await TenonProcess.run(["mapping", "test", file, "--json", record], scratch: scratch)
        #expect(unknown.status == 1 && unknown.errors.contains("'nmae', which is no field"), "\(unknown.errors)")
    }
}
