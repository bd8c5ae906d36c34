import Foundation
import Testing

/// What the doctor prints about a running sandbox, held against the files that a person has read.
@Suite(.timeLimit(.minutes(10))) struct DoctorStatesTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func sandbox() async throws -> SandboxProcess {
        let options = ["--contacts", "400", "--project-share", "0.9", "--sub-projects", "off"]
        let sandbox = try await SandboxProcess(options, scratch: scratch)
        try await sandbox.punchYesterday()
        try await sandbox.set(["rangeOperators": true])
        return sandbox
    }

    private var store: String { scratch.path("doctor.db") }

    private func doctor(_ sandbox: SandboxProcess, _ key: String? = nil) async throws -> TenonProcess.Result {
        guard let key else {
            let arguments = ["doctor", "busybusy", "--sandbox", sandbox.readyFile, "--store", store]
            return try await TenonProcess.run(arguments, scratch: scratch)
        }
        let environment = [
            "TENON_BUSYBUSY_URL": sandbox.busybusyURL, "TENON_BUSYBUSY_SANDBOX": "true", "TENON_BUSYBUSY_KEY": key,
        ]
        return try await TenonProcess.run(["doctor", "busybusy"], environment: environment, scratch: scratch)
    }

    /// Compares but for moments and days.
    private func expect(_ found: TenonProcess.Result, _ name: String, status: Int32) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "BusybusyTests/Golden/\(name).txt")
        let golden = try String(contentsOf: file, encoding: .utf8)
        #expect(Self.withoutTimes(found.output) == Self.withoutTimes(golden), "\(name)")
        #expect(found.status == status, "\(name): \(found.errors)")
    }

    private static func withoutTimes(_ text: String) -> String {
        text.replacing(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} UTC/, with: "MOMENT")
            .replacing(/\d{4}-\d{2}-\d{2}/, with: "DAY")
    }

    @Test func theReportsOfARunningSandboxAreThoseThatWereRead() async throws {
        let sandbox = try await sandbox()
        _ = try await doctor(sandbox)
        try expect(try await doctor(sandbox), "all-well", status: 0)
        try await sandbox.set(["limitedPosition": true])
        try expect(try await doctor(sandbox), "half-of-the-rows", status: 3)
        try await sandbox.set(["limitedPosition": false, "introspection": false, "rangeOperators": false])
        try expect(try await doctor(sandbox), "introspection-off", status: 3)
        try await sandbox.set(["introspection": true, "rangeOperators": true, "mutations": false])
        try expect(try await doctor(sandbox), "mutations-unknown", status: 3)
        try expect(try await doctor(sandbox, sandbox.integrationKey), "integration-key-rejected", status: 3)
        _ = try await sandbox.send("POST", sandbox.busybusyURL + "/_sandbox/revoke", [:], [:])
        try expect(try await doctor(sandbox), "revoked-token", status: 3)
    }

    /// What the doctor found is what a synchronisation goes by, and says.
    @Test func aSynchronisationGoesByWhatTheDoctorStored() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "20"], scratch: scratch)
        try await sandbox.set(["mutations": false])
        _ = try await doctor(sandbox)
        let options = ["--sandbox", sandbox.readyFile, "--store", store]
        let run = try await TenonProcess.run(["sync", "run", "--measure"] + options, scratch: scratch)
        #expect(run.output.contains("withheld, because busybusy is in dry run"), "\(run.output)\(run.errors)")
        #expect(
            run.output.contains("not offered: busybusy: Writing projects: busybusy lacks mutations"),
            "\(run.output)"
        )
        #expect(!run.output.contains("probe."), "what is stored is not asked again: \(run.output)")
        #expect(try await sandbox.projectsCreated() == 0)
        let status = try await TenonProcess.run(["sync", "status", "--store", store], scratch: scratch)
        #expect(status.output.contains("Not offered on this connection:"), "\(status.output)")
        #expect(status.output.contains("Known since "), "\(status.output)")
        try await sandbox.set(["mutations": true])
        _ = try await doctor(sandbox)
        let next = try await TenonProcess.run(["sync", "run"] + options, scratch: scratch)
        #expect(next.status == 0, "\(next.output)\(next.errors)")
        #expect(try await sandbox.projectsCreated() > 0)
    }

    /// Without a stored result a run looks for itself, in four calls, once.
    @Test func aFirstRunLooksOnceAndSendsNothingUnproven() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "20"], scratch: scratch)
        try await sandbox.set(["introspection": false])
        let options = ["--sandbox", sandbox.readyFile, "--store", store]
        let first = try await TenonProcess.run(["sync", "run", "--measure"] + options, scratch: scratch)
        #expect(first.output.components(separatedBy: "busybusy probe.").count == 5, "\(first.output)")
        #expect(first.output.contains("Writing projects: kept back since "), "\(first.output)")
        #expect(try await sandbox.projectsCreated() == 0)
        let second = try await TenonProcess.run(["sync", "run", "--measure"] + options, scratch: scratch)
        #expect(!second.output.contains("probe."), "\(second.output)")
        let confirm = ["doctor", "busybusy", "--sandbox", sandbox.readyFile, "--store", store, "--confirm-writes"]
        _ = try await TenonProcess.run(confirm, scratch: scratch)
        _ = try await TenonProcess.run(["sync", "run"] + options, scratch: scratch)
        #expect(try await sandbox.projectsCreated() > 0)
    }
}
