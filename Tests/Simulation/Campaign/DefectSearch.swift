import Busybusy
import Engine
import Foundation

/// Tries the simulation itself: each deliberate mistake of the engine has to make a seed fail.
struct DefectSearch {
    let from: UInt64
    /// Seeds for each mistake at most.
    let count: Int
    let connector: BusybusyConnector

    /// Whether every one was found.
    func run() throws -> Bool {
        var missed = 0
        print("| defect | found by seed | seeds tried | what it said |")
        print("|---|---|---|---|")
        for defect in Defect.allCases {
            if let (seed, problem) = try find(defect) {
                print("| \(defect.rawValue) | \(seed) | \(seed - from + 1) | \(problem) |")
            } else {
                missed += 1
                print("| \(defect.rawValue) | none | \(count) | |")
            }
            fflush(nil)
        }
        return missed == 0
    }

    private func find(_ defect: Defect) throws -> (UInt64, String)? {
        for seed in from..<(from + UInt64(count)) {
            let outcome = try Simulation(Story(seed: seed, defect: defect), connector: connector).run()
            if let problem = outcome.problems.first { return (seed, problem) }
        }
        return nil
    }
}
