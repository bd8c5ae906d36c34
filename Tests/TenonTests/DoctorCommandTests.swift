import Foundation
import Testing

struct DoctorCommandTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func onlyBusybusysSettingsAreAskedFor() async throws {
        let found = try await TenonProcess.run(["doctor", "busybusy"], scratch: scratch)
        #expect(found.status == 1)
        #expect(found.errors.contains("TENON_BUSYBUSY_KEY is not set"), "\(found.errors)")
    }

    @Test func aFlagThatIsNeitherYesNorNoIsRefused() async throws {
        let environment = ["TENON_BUSYBUSY_KEY": "k", "TENON_BUSYBUSY_SANDBOX": "yes"]
        let found = try await TenonProcess.run(["doctor", "busybusy"], environment: environment, scratch: scratch)
        #expect(found.errors.contains("TENON_BUSYBUSY_SANDBOX is 'yes'. Use true or false."), "\(found.errors)")
    }

    @Test func theKeyOfASandboxReadsProjectsAndPeople() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "20"], scratch: scratch)
        let kept = scratch.path("capabilities.json")
        let arguments = ["doctor", "busybusy", "--sandbox", sandbox.readyFile, "--keep", kept]
        let found = try await TenonProcess.run(arguments, scratch: scratch)
        #expect([0, 3].contains(found.status), "\(found.errors)")
        #expect(found.output.contains("answers and takes the key"))
        #expect(found.output.contains("Projects: read") && found.output.contains("People: read"), "\(found.output)")
        #expect(FileManager.default.fileExists(atPath: kept))
        let again = try await TenonProcess.run(arguments + ["--format", "json"], scratch: scratch)
        #expect(try again.json()["offers"] != nil, "\(again.output)")
    }
}
