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
}
