import Foundation
import Testing

/// `backup`, `restore` and `doctor`, on the real binary.
@Suite(.timeLimit(.minutes(5)))
struct UpkeepCommandTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func run(_ arguments: [String], _ settings: [String: String] = [:]) async throws -> TenonProcess.Result {
        try await TenonProcess.run(arguments, environment: settings, scratch: scratch)
    }

    private func findings(_ result: TenonProcess.Result) throws -> [String: String] {
        let list = try #require(try result.json()["findings"] as? [[String: Any]], "\(result.output)\(result.errors)")
        let pairs = list.map { ($0["check"] as? String ?? "", $0["state"] as? String ?? "") }
        return Dictionary(pairs) { $1 }
    }

    @Test func aBackupDuringASyncIsAStoreAndComesBack() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "300", "--limits", "off"], scratch: scratch)
        try await sandbox.slowCreations(milliseconds: 20)
        let sync = try TenonProcess(["sync", "run", "--sandbox", sandbox.readyFile, "--quiet"], scratch: scratch)
        while try await sandbox.projectsCreated() < 10 { try #require(sync.isRunning) }
        let made = try await run(["backup", "copy.db"])
        #expect(made.status == 0 && made.output.contains("checked"), "\(made.errors)")
        #expect(sync.isRunning, "the copy was made while the run was under way")
        let refused = try await run(["restore", "copy.db"])
        #expect(refused.status == 1 && refused.errors.contains("another Tenon works on the store"), "\(refused.errors)")
        #expect(try findings(try await run(["doctor", "--format", "json"]))["store"] == "good")
        _ = try await sync.result()

        // Back to the middle of the first run, as after the loss of the store; no project is made twice by that.
        let before = try await sandbox.projects().count
        let restored = try await run(["restore", "copy.db", "--format", "json"])
        #expect(restored.status == 0, "\(restored.errors)")
        let replaced = try #require(try restored.json()["replaced"] as? String)
        #expect(FileManager.default.fileExists(atPath: scratch.path(replaced)))
        let again = try await run(
            ["sync", "run", "--sandbox", sandbox.readyFile, "--quiet"],
            ["TENON_SETTLE_SECONDS": "0.5"]
        )
        #expect([0, 3].contains(again.status), "\(again.errors)")
        #expect(try await sandbox.projects().count == before)
        let twice = try await run(["backup", "copy.db"])
        #expect(twice.status == 1 && twice.errors.contains("never written over"))
    }

    @Test func theDoctorSaysWhatIsWellAndWhatIsNot() async throws {
        let none = try await run(["doctor"])
        #expect(none.status == 3 && none.output.contains("there is no file tenon.db"), "\(none.output)\(none.errors)")
        #expect(!FileManager.default.fileExists(atPath: scratch.path("tenon.db")), "looking makes nothing")

        let sandbox = try await SandboxProcess(["--contacts", "20", "--limits", "off"], scratch: scratch)
        let run1 = try await run(["sync", "run", "--sandbox", sandbox.readyFile, "--quiet"])
        #expect([0, 3].contains(run1.status), "\(run1.errors)")
        let settings = sandbox.highLevelSettings().merging(["TENON_BUSYBUSY_KEY": "k-123"]) { $1 }
        let well = try await run(["doctor", "--format", "json"], settings)
        let found = try findings(well)
        for check in ["store", "version", "integrity", "log", "rights", "process", "highlevel"] {
            #expect(found[check] == "good", "\(check): \(found)")
        }
        #expect(
            found["secrets"] == "skipped" && found["work"] != nil && found["disk"] != nil && found["busybusy"] != nil
        )

        let path = scratch.path("tenon.db")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        let open = try await run(["doctor"], settings)
        #expect(open.status == 3 && open.output.contains("chmod 600 tenon.db"), "\(open.output)")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)

        var bytes = try Data(contentsOf: URL(filePath: path))
        let middle = bytes.count / 8..<bytes.count / 8 * 7
        bytes.replaceSubrange(middle, with: Data(repeating: 0xA5, count: middle.count))
        try bytes.write(to: URL(filePath: path))
        let damaged = try await run(["doctor", "--format", "json"], settings)
        #expect(damaged.status == 3)
        let after = try findings(damaged)
        #expect(after["integrity"] == "failed" || after["store"] == "failed", "\(after)")
        #expect(after["work"] == "skipped")
    }

    /// A limit on the size of files stands for a disk that fails in the middle of a run.
    @Test func aRunOnADiskWithoutRoomSaysSoAndLosesNothing() async throws {
        let sandbox = try await SandboxProcess(["--contacts", "400", "--limits", "off"], scratch: scratch)
        let arguments = ["sync", "run", "--sandbox", sandbox.readyFile, "--quiet"]
        // 300 blocks of 1,024 bytes; the signal is ignored, so that the write fails instead of ending the process.
        let short = try await TenonProcess(
            arguments,
            through: ["/bin/bash", "-c", #"trap '' XFSZ; ulimit -f 300; exec "$0" "$@""#],
            scratch: scratch
        ).result()
        #expect(short.status == 1, "\(short.output)\(short.errors)")
        #expect(
            short.errors.contains("tenon.db") && short.errors.contains("confirmed before is on disk"),
            "\(short.errors)"
        )
        let well = try await run(["doctor", "--format", "json"])
        #expect(try findings(well)["integrity"] == "good", "\(well.output)")
        let rest = try await run(arguments, ["TENON_SETTLE_SECONDS": "0.5"])
        #expect([0, 3].contains(rest.status), "\(rest.errors)")
        let writes = try await sandbox.writes()
        _ = try await run(arguments, ["TENON_SETTLE_SECONDS": "0.5"])
        #expect(try await sandbox.writes() == writes, "nothing was left undone or done twice")
    }
}
