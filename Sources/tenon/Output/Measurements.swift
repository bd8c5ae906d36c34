import Foundation

/// What a run cost.
struct Measurements: Encodable, Sendable {
    /// Remote calls by system and operation.
    let calls: [String: Int]
    /// SQL statements executed.
    let statements: Int
    /// Wall time of the run, connections and store opened.
    let seconds: Double
    /// The most memory the process ever held.
    let peakMemoryBytes: Int

    /// Lines for people.
    var lines: [String] {
        calls.sorted { $0.key < $1.key }.map { "calls \($0.key): \($0.value)" } + [
            "statements: \(statements)", "seconds: \(String(format: "%.2f", seconds))",
            "peak memory: \(peakMemoryBytes / 1_048_576) MiB",
        ]
    }

    /// The process's peak resident set, in bytes.
    static var peakMemory: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss * 1024
    }
}
