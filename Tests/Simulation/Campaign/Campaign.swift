import Busybusy
import Engine
import Foundation

/// Many seeds, one after the other.
struct Campaign {
    let from: UInt64
    let count: Int
    let defect: Defect?
    let shrinks: Bool
    let failures: Int
    let connector: BusybusyConnector

    /// Whether all ended well.
    func run() throws -> Bool {
        var total = World.Counts()
        var (done, failed, seconds) = (0, [UInt64](), 0.0)
        let start = clock()
        for seed in from..<(from + UInt64(count)) where failed.count < failures {
            let outcome = try Simulation(Story(seed: seed, defect: defect), connector: connector).run()
            done += 1
            seconds += outcome.virtualSeconds
            total.add(outcome.counts)
            guard !outcome.problems.isEmpty else { continue }
            failed.append(seed)
            try tell(seed, outcome)
            fflush(nil)
        }
        let cpu = Double(clock() - start) / Double(CLOCKS_PER_SEC)
        summarize(done, failed, days: seconds / 86_400, cpu: cpu, total)
        return failed.isEmpty
    }

    private func tell(_ seed: UInt64, _ outcome: Outcome) throws {
        for problem in outcome.problems { print("seed \(seed): \(problem)") }
        guard shrinks else { return print("  again: make simulate SEED=\(seed)\(cause)") }
        let story = Story(seed: seed, defect: defect)
        let kept = try Shrinker(story: story, connector: connector).shortest()
        print("  the shortest story, \(kept.count) of \(story.happenings.count):")
        for place in kept { print("    \(place): \(story.happenings[place])") }
        print("  again: make simulate SEED=\(seed) KEEP=\(kept.map(String.init).joined(separator: ","))\(cause)")
    }

    private var cause: String { defect.map { " DEFECT=\($0.rawValue)" } ?? "" }

    private func summarize(_ done: Int, _ failed: [UInt64], days: Double, cpu: Double, _ total: World.Counts) {
        func number(_ value: Double) -> String { String(format: "%.2f", value) }
        print("seeds: \(done), failed: \(failed.count)")
        print("virtual days: \(number(days)), CPU seconds: \(number(cpu)), days per CPU second: \(number(days / cpu))")
        print("runs: \(total.runs), calls: \(total.calls), changes by persons: \(total.edits)")
        print("ends of a process: \(total.crashes), clocks set: \(total.clockSets)")
        let faults = total.faults.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        print("faults: \(faults.joined(separator: ", "))")
    }
}

extension World.Counts {
    mutating func add(_ other: World.Counts) {
        runs += other.runs
        calls += other.calls
        crashes += other.crashes
        clockSets += other.clockSets
        edits += other.edits
        refusedByLimit += other.refusedByLimit
        faults.merge(other.faults, uniquingKeysWith: +)
    }
}
