import Foundation
import Testing

/// Memory does not grow with the number of projects: seen at the peak of processes of their own, each with ten times the
/// projects of the one before.
@Suite(.timeLimit(.minutes(10))) struct MemoryTests {
    /// The most that ten times as many projects may take. Seen in a debug build: 1.1.
    private static let bound = 1.2

    private struct Run {
        let projects: Int
        let changed: Int
        let writes: Int
        let considered: Int
        let calls: [String: Int]
        let peak: Int
    }

    /// Nearly all projects are nobody's: a quiet run finds nothing for them, and must not look at them one by one.
    @Test func tenTimesTheProjectsTakeHardlyMoreMemory() async throws {
        let few = try await quietRun(contacts: 1000)
        let many = try await quietRun(contacts: 10_000)
        #expect(many.projects > 9 * few.projects)
        for run in [few, many] {
            #expect(run.changed == 0 && run.writes == 0)
            #expect(run.considered * 20 < run.projects, "a quiet run looked at \(run.considered) records")
            // A full page each, and the empty one at the end of the active and of the archived projects.
            let pages = (run.projects + 999) / 1000 + 3
            #expect(run.calls["busybusy projects"] ?? 0 <= pages, "\(run.calls)")
            #expect(Set(run.calls.keys) == ["busybusy projects", "highlevel searchContacts"], "\(run.calls)")
        }
        let growth = Double(many.peak) / Double(few.peak)
        #expect(growth < Self.bound, "\(few.peak / 1_048_576) MiB became \(many.peak / 1_048_576) MiB")
    }

    /// The second of two runs between twenty contacts and the projects of so many others.
    private func quietRun(contacts: Int) async throws -> Run {
        let scratch = try Scratch()
        let office = try await SandboxProcess(["--contacts", "20", "--project-share", "0"], scratch: scratch)
        let field = try await SandboxProcess(
            ["--contacts", "\(contacts)", "--customer-share", "1", "--project-share", "1"],
            scratch: scratch
        )
        let ready = try Self.joined(office, field, scratch)
        let standard = try await TenonProcess.run(["mapping", "show"], scratch: scratch).output
        let mapping = try scratch.write(
            standard.replacing("  create: true", with: "  create: false"),
            to: "mapping.yaml"
        )
        let arguments = [
            "sync", "run", "--sandbox", ready, "--store", scratch.path("tenon.db"), "--mapping", mapping, "--measure",
            "--format", "json", "--quiet",
        ]
        #expect(try await TenonProcess.run(arguments, scratch: scratch).status == 0)
        let second = try await TenonProcess.run(arguments, scratch: scratch)
        #expect(second.status == 0, "\(second.errors)")
        return try Self.run(second.json())
    }

    /// HighLevel of the one sandbox, busybusy of the other.
    private static func joined(
        _ office: SandboxProcess,
        _ field: SandboxProcess,
        _ scratch: Scratch
    ) throws -> String {
        let lines = try [office, field].map { sandbox in
            try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: sandbox.readyFile))) as? [String: Any]
        }
        var line = try #require(lines[0])
        line["busybusy"] = lines[1]?["busybusy"]
        let data = try JSONSerialization.data(withJSONObject: line)
        return try scratch.write(String(decoding: data, as: UTF8.self), to: "ready.json")
    }

    private static func run(_ output: [String: Any]) throws -> Run {
        let report = try #require(output["report"] as? [String: Any])
        let measured = try #require(output["measurements"] as? [String: Any])
        let done = try #require(report["dispatched"] as? [String: Int])
        let decided = try #require(report["reconciled"] as? [String: Int])
        return Run(
            projects: report["projectsRead"] as? Int ?? 0,
            changed: report["changed"] as? Int ?? 0,
            writes: done.values.reduce(0, +),
            considered: decided["considered"] ?? .max,
            calls: measured["calls"] as? [String: Int] ?? [:],
            peak: try #require(measured["peakMemoryBytes"] as? Int)
        )
    }
}
