import Foundation
import Testing

/// The real process, killed without warning in the middle of its work.
@Suite(.timeLimit(.minutes(10)))
struct KillTests {
    /// Ten kills at random points of the first sync of 1,000 customers; then a run to the end. Each customer has one project.
    @Test func killedTenTimesEachCustomerHasOneProject() async throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededGenerator(seed: seed)
        let scratch = try Scratch()
        let options = ["--contacts", "1000", "--customer-share", "1", "--project-share", "0", "--limits", "off"]
        let sandbox = try await SandboxProcess(options, scratch: scratch)
        let arguments = [
            "sync", "run", "--sandbox", sandbox.readyFile, "--store", scratch.path("tenon.db"), "--quiet", "--format",
            "json",
        ]
        // The clean-up below waits this long after each unclear attempt; the sandbox itself is done in milliseconds.
        let environment = ["TENON_SETTLE_SECONDS": "0.5"]

        // Points of the work, so that every kill falls into it however fast the machine is.
        let points = (0..<10).map { _ in Int.random(in: 20...880, using: &random) }.sorted()
        for point in points {
            let run = try TenonProcess(arguments, environment: environment, scratch: scratch)
            while try await sandbox.projectsCreated() < point { await Task.yield() }
            run.kill()
            let ended = try await run.result()
            #expect(
                ended.status == SIGKILL,
                "seed \(seed): the run ended by itself before it was killed: \(ended.errors)"
            )
        }

        let last = try await TenonProcess.run(arguments, environment: environment, scratch: scratch)
        #expect(last.status == 0, "seed \(seed): \(last.errors)")
        try await expectOneProjectEach(sandbox, scratch, seed: seed)

        let writesBefore = try await sandbox.writes()
        let again = try await TenonProcess.run(arguments, environment: environment, scratch: scratch)
        let writesAfter = try await sandbox.writes()
        #expect(again.status == 0)
        #expect(writesAfter == writesBefore, "seed \(seed): a further run wrote something")
    }

    private func expectOneProjectEach(_ sandbox: SandboxProcess, _ scratch: Scratch, seed: UInt64) async throws {
        let contactIDs = try await sandbox.contacts().compactMap { $0["id"] as? String }
        var projectsOf: [String: Int] = [:]
        for project in try await sandbox.projects() {
            let info = (project["projectInfo"] as? [String: Any])?["additionalInfo"] as? String ?? ""
            let id = try #require(
                info.split(separator: ":").last.map(String.init),
                "seed \(seed): a project without a marker"
            )
            projectsOf[id, default: 0] += 1
        }
        let doubled = projectsOf.filter { $0.value > 1 }
        #expect(doubled.isEmpty, "seed \(seed): made twice: \(doubled)")

        // Whoever has no project is the same person as somebody who has, and is reported as such.
        let status = try await TenonProcess.run(
            ["sync", "status", "--store", scratch.path("tenon.db"), "--format", "json", "--limit", "5000"],
            scratch: scratch
        )
        let review = try #require(try status.json()["review"] as? [[String: Any]])
        let reported = Set(
            review.filter { $0["code"] as? String == "duplicate" }
                .compactMap { ($0["subject"] as? String)?.split(separator: " ").last.map(String.init) }
        )
        let missing = Set(contactIDs).subtracting(projectsOf.keys)
        #expect(missing == reported, "seed \(seed): missing \(missing.subtracting(reported))")
        #expect(
            projectsOf.count > 900,
            "seed \(seed): the population has too many duplicates for this test to mean much"
        )
    }
}

/// SplitMix64: a test that fails prints its seed, and the seed makes it fail again.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
