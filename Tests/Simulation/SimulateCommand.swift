import ArgumentParser
import Busybusy
import Engine
import Foundation

/// Runs stories by their seeds and says which of them end badly.
@main struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "The whole engine against both emulators, on virtual time, with everything that can go wrong."
    )

    @Option(help: "How many seeds to run.") var seeds = 100
    @Option(help: "The first seed.") var from: UInt64 = 1
    @Option(help: "One seed only, with its trace's digest.") var seed: UInt64?
    @Option(help: "With --seed: only these of its happenings, by their numbers.") var keep: String?
    @Flag(help: "With --seed: everything that happened.") var trace = false
    @Flag(help: "Do not look for the shortest story of a failing seed.") var noShrink = false
    @Option(help: "A deliberate mistake of the engine, which the seeds have to find.") var defect: Defect?
    @Flag(help: "Every deliberate mistake, one after the other: which seed finds which.") var allDefects = false
    @Option(help: "Stop after so many failing seeds.") var failures = 3

    func run() async throws {
        try repeatable()
        let connector = BusybusyConnector()
        let isWell: Result<Bool, any Error>
        do { isWell = .success(try work(connector)) } catch { isWell = .failure(error) }
        try await connector.shutdown()
        throw try isWell.get() ? ExitCode.success : ExitCode.failure
    }

    /// Whether all ended well.
    private func work(_ connector: BusybusyConnector) throws -> Bool {
        if let seed {
            return try Replay(seed: seed, defect: defect, kept: kept, showsTrace: trace, connector: connector).run()
        } else if allDefects {
            return try DefectSearch(from: from, count: seeds, connector: connector).run()
        } else {
            return try Campaign(
                from: from,
                count: seeds,
                defect: defect,
                shrinks: !noShrink,
                failures: failures,
                connector: connector
            ).run()
        }
    }

    private var kept: [Int]? { keep.map { $0.split(separator: ",").compactMap { Int($0) } } }

    /// Dictionaries and sets have another order in each process unless they are told not to; that can only be said at the
    /// start of one.
    private func repeatable() throws {
        let name = "SWIFT_DETERMINISTIC_HASHING"
        guard ProcessInfo.processInfo.environment[name] == nil else { return }
        setenv(name, "1", 1)
        let arguments = CommandLine.arguments.map { strdup($0) } + [nil]
        execv("/proc/self/exe", arguments)
        throw ValidationError("The process could not be started again with \(name)=1. Set it and try again.")
    }
}

extension Defect: ExpressibleByArgument {}
