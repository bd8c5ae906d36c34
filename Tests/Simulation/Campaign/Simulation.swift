import Busybusy
import Engine
import Foundation
import HighLevel
import Reconciliation
import Storage

/// Lives through one story and judges its end.
///
/// The engine does several things at a time, as in life, but they take turns on one thread: see ``VirtualLoop``.
struct Simulation: Sendable {
    private let story: Story
    private let world: World
    private let people: People
    private let store: Store
    private let connector: BusybusyConnector
    private let budget = MemoryBudgetLedger()

    init(_ story: Story, keepsTrace: Bool = false, connector: BusybusyConnector) throws {
        self.story = story
        self.connector = connector
        world = try World(story, keepsTrace: keepsTrace)
        people = People(world)
        store = try Store(simulation: world.disk)
    }

    func run() -> Outcome {
        for happening in story.happenings {
            world.loop.at(VirtualLoop.origin + happening.at) { [world, people] in
                world.arm(happening.what)
                people.act(happening.what)
            }
        }
        var problems: [String]
        do {
            problems = try world.loop.run { await self.live() }
        } catch {
            problems = ["a standstill: the tasks wait for each other"]
        }
        return Outcome(
            problems: problems,
            digest: world.trace.digest,
            lines: world.trace.lines,
            counts: world.counts,
            virtualSeconds: Double(world.steady) / 1000
        )
    }

    private func live() async -> [String] {
        let end = VirtualLoop.origin + story.end
        var number = 0
        while world.loop.now < end {
            number += 1
            do {
                let problems = try await process(number, until: end)
                if !problems.isEmpty { return problems }
            } catch {
                return ["a process did not start: \(error)"]
            }
        }
        world.calm()
        do {
            return try await settle(number + 1)
        } catch {
            return ["the end failed: \(error)"]
        }
    }

    private func process(_ number: Int, until end: Int64) async throws -> [String] {
        let process = try EngineProcess(world, store: store, number: number, budget: budget, connector: connector)
        // Unstructured, so that the end of a process can cancel it from inside one of its steps.
        let life = Task(executorPreference: world.loop) { await work(process, until: end) }
        world.revive { life.cancel() }
        let problems = await life.value
        try await world.loop.sleep(50 + (world.isDead ? world.downMilliseconds : 0))
        return problems
    }

    private func work(_ process: EngineProcess, until end: Int64) async -> [String] {
        while world.loop.now < end, !world.isDead {
            let start = world.loop.now
            let report = await run(process, SyncOptions())
            // The search lags behind, so what was changed just before the run may be unseen.
            if let report, report.isQuiet, people.lastChange < start - 15_000 {
                let problems = Verdict(people).problems
                if !problems.isEmpty { return problems.map { "at rest after \(world.steady / 1000) s: \($0)" } }
                people.rest()
            }
            try? await world.loop.sleep(Int64(story.pollSeconds) * 1000)
        }
        return []
    }

    private func run(_ process: EngineProcess, _ options: SyncOptions) async -> SyncReport? {
        world.count { $0.runs += 1 }
        do {
            let report = try await process.engine.run(options)
            world.note("run: \(report.brief)")
            return report
        } catch {
            world.note("run failed: \("\(error)".prefix(200))")
            return nil
        }
    }

    /// Runs without faults, and with every question of the guards answered, until nothing moves any more.
    private func settle(_ number: Int) async throws -> [String] {
        let process = try EngineProcess(world, store: store, number: number, budget: budget, connector: connector)
        world.revive {}
        var quiet = 0
        var last: SyncReport?
        for _ in 0..<60 where quiet < 2 {
            last = await run(process, SyncOptions(confirmedArchives: 1000, confirmedGone: 1000))
            quiet = last?.isQuiet == true ? quiet + 1 : 0
            try await world.loop.sleep(61_000)
        }
        guard quiet == 2, let last else { return ["it never comes to rest: \(last?.brief ?? "every run fails")"] }
        var problems = Verdict(people).problems + leftovers(last)
        problems += try await doubles()
        if world.counts.refusedByLimit > 0 { problems.append("HighLevel's limit was exceeded") }
        return problems
    }

    private func leftovers(_ report: SyncReport) -> [String] {
        report.givenUp > 0 ? ["\(report.givenUp) writes were given up"] : []
    }

    /// Objects that history says were made twice.
    private func doubles() async throws -> [String] {
        let entries = try await store.read { try $0.journal(limit: .max, workspace: EngineProcess.workspace) }
        let made = entries.filter { $0.action == PlannedWrite.Action.create.rawValue }.compactMap(\.targetID)
        return made.count == Set(made).count ? [] : ["history says that one object was made twice"]
    }
}

extension SyncReport {
    /// Whether there was nothing to do.
    var isQuiet: Bool {
        changed == 0 && gone == 0 && vanished == 0 && guarded == 0 && waiting == 0 && accepted == 0
            && reconciled.writes == 0 && dispatched == DispatchCounts()
    }

    /// What a trace says of a run.
    var brief: String {
        "changed \(changed), gone \(gone), vanished \(vanished), writes \(reconciled.writes), "
            + "applied \(dispatched.applied), replanned \(dispatched.replanned), waiting \(waiting), "
            + "given up \(givenUp), guarded \(guarded), for a person \(needsPerson)"
    }
}
