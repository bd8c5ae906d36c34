import Busybusy
import HighLevel
import Records
import Storage
import Testing

@testable import Engine

/// The process ends at each single point of a synchronisation with opportunities, and another one takes over.
@Suite struct JobCrashTests {
    private func firstDay() throws -> JobBench {
        let bench = try JobBench("as: sub-projects", "number: customFields.num")
        let ada = bench.contacts.add("Ada Okafor", phone: "+13125550147", tags: [])
        bench.opportunities.add("Roof", with: ada, number: "J-7")
        bench.opportunities.add("Roof", with: ada)
        try bench.bench.store.close()
        return bench
    }

    /// One renamed, one lost, one new, one won again.
    private func laterDay() async throws -> JobBench {
        let bench = try JobBench("as: sub-projects", "number: customFields.num")
        let ada = bench.contacts.add("Ada Okafor", phone: "+13125550147", tags: [])
        let deals = (0..<3).map { bench.opportunities.add("Job \($0)", with: ada) }
        try await bench.settle()
        bench.opportunities.set(.lost, deals[2])
        try await bench.settle()
        bench.opportunities.edit(deals[0]) { $0.name = "Renamed" }
        bench.opportunities.set(.lost, deals[1])
        bench.opportunities.set(.won, deals[2])
        bench.opportunities.add("Fourth", with: ada)
        try bench.bench.store.close()
        return bench
    }

    /// Runs a copy until the point and gives what is left to a new process; nil when the run ended before.
    private func crash(_ day: JobBench, at point: Int) async throws -> JobBench? {
        let bench = try day.copied()
        let (ready, go) = AsyncStream.makeStream(of: Void.self)
        // Unstructured, so that the crash can cancel the whole run from inside one of its calls.
        let run = Task {
            for await _ in ready {}
            _ = try await bench.sync()
        }
        bench.bench.crash.arm(at: point) { run.cancel() }
        go.finish()
        _ = await run.result
        let isDead = bench.bench.crash.isDead
        bench.bench.crash.disarm()
        return isDead ? try bench.restarted() : nil
    }

    @Test(.timeLimit(.minutes(10))) func theFirstDayEndsTheSameWhereverItIsInterrupted() async throws {
        let day = try firstDay()
        for point in 1...1000 {
            guard let bench = try await crash(day, at: point) else {
                #expect(point > 30)
                return
            }
            try await bench.settle()
            #expect(bench.projects.all.map(\.title) == ["Ada Okafor", "Roof", "Roof"], "\(point)")
            for deal in ["deal0001", "deal0002"] { #expect(bench.jobs(of: deal).count == 1, "\(point)") }
            #expect(bench.jobs(of: "deal0001").first?.info?.number == "J-7", "\(point)")
            #expect(try await bench.bench.review().isEmpty, "\(point)")
            try await bench.expectQuiet("\(point)")
        }
        Issue.record("a thousand points were not enough")
    }

    @Test(.timeLimit(.minutes(10))) func aLaterDayEndsTheSameWhereverItIsInterrupted() async throws {
        let day = try await laterDay()
        for point in 1...1000 {
            guard let bench = try await crash(day, at: point) else {
                #expect(point > 30)
                return
            }
            try await bench.settle()
            let jobs = (1...4).map { bench.jobs(of: "deal000\($0)") }
            #expect(jobs.map(\.count) == [1, 1, 1, 1], "\(point)")
            #expect(jobs.map { $0.first?.title } == ["Renamed", "Job 1", "Job 2", "Fourth"], "\(point)")
            #expect(jobs.map { $0.first?.isArchived } == [false, true, false, false], "\(point)")
            #expect(bench.projects.all.count == 5, "\(point)")
            #expect(try await bench.bench.review().isEmpty, "\(point)")
            try await bench.expectQuiet("\(point)")
        }
        Issue.record("a thousand points were not enough")
    }
}
