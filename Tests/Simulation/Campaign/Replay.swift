import Busybusy
import Engine

/// One seed again, told step by step.
struct Replay {
    let seed: UInt64
    let defect: Defect?
    let kept: [Int]?
    let showsTrace: Bool
    let connector: BusybusyConnector

    /// Whether it ended well.
    func run() throws -> Bool {
        let whole = Story(seed: seed, defect: defect)
        let places = kept ?? Array(whole.happenings.indices)
        for place in places where whole.happenings.indices.contains(place) {
            print("  \(place): \(whole.happenings[place])")
        }
        let outcome = try Simulation(whole.keeping(places), keepsTrace: showsTrace, connector: connector).run()
        for line in outcome.lines { print("    \(line)") }
        for problem in outcome.problems { print("seed \(seed): \(problem)") }
        print("seed \(seed): digest \(String(outcome.digest, radix: 16)), \(outcome.counts.calls) calls")
        return outcome.problems.isEmpty
    }
}
