import Foundation

/// What a piece of work took: on the clock, and of the processor.
struct Stopwatch {
    /// How long it took.
    let seconds: Double
    /// How much of it the processor worked for this process; less than ``seconds`` where others worked too.
    let cpuSeconds: Double

    /// Times the work.
    static func time(_ work: () async throws -> Void) async rethrows -> Stopwatch {
        let cpu = cpuSeconds()
        let clock = ContinuousClock()
        let start = clock.now
        try await work()
        return Stopwatch(seconds: (clock.now - start) / .seconds(1), cpuSeconds: cpuSeconds() - cpu)
    }

    /// Of the processor's time, what this process had in all its threads.
    static func cpuSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
