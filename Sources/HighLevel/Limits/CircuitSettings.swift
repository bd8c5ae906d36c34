/// When a circuit opens, and how soon it looks whether the system is well again.
public struct CircuitSettings: Sendable, Hashable {
    /// How far back calls count.
    public let window: Duration
    /// How many calls the window must hold before the circuit may open.
    public let minimumCalls: Int
    /// The share of them that must have failed.
    public let failureShare: Double
    /// How long after opening the first probe is made.
    public let firstWait: Duration
    /// The longest wait for a probe; each failed one doubles the wait.
    public let longestWait: Duration

    /// Keeps the settings.
    ///
    /// - Parameters:
    ///   - window: 1 second to 10 minutes.
    ///   - minimumCalls: 1 to 10,000.
    ///   - failureShare: 0.05 to 1.
    ///   - firstWait: 0.1 seconds to 10 minutes.
    ///   - longestWait: from `firstWait` to 1 hour.
    /// - Throws: ``HighLevelError`` with code `.configuration` for a value out of its range.
    public init(
        window: Duration = .seconds(30),
        minimumCalls: Int = 20,
        failureShare: Double = 0.5,
        firstWait: Duration = .seconds(5),
        longestWait: Duration = .seconds(60)
    ) throws(HighLevelError) {
        try Self.check("window", window, in: .seconds(1)...(.seconds(600)))
        try Self.check("smallest number of calls", minimumCalls, in: 1...10_000)
        try Self.check("share of failures", failureShare, in: 0.05...1)
        try Self.check("first wait", firstWait, in: .milliseconds(100)...(.seconds(600)))
        try Self.check("longest wait", longestWait, in: firstWait...max(firstWait, .seconds(3600)))
        self.init(unchecked: window, minimumCalls, failureShare, firstWait, longestWait)
    }

    private init(
        unchecked window: Duration,
        _ minimumCalls: Int,
        _ failureShare: Double,
        _ firstWait: Duration,
        _ longestWait: Duration
    ) {
        self.window = window
        self.minimumCalls = minimumCalls
        self.failureShare = failureShare
        self.firstWait = firstWait
        self.longestWait = longestWait
    }

    /// Opens when half of at least 20 calls in 30 seconds failed; probes after 5 seconds, then after up to a minute.
    public static let standard = CircuitSettings(unchecked: .seconds(30), 20, 0.5, .seconds(5), .seconds(60))

    /// Never opens.
    public static let disabled = CircuitSettings(unchecked: .seconds(30), .max, 1, .seconds(5), .seconds(60))

    private static func check<Value: Comparable>(
        _ name: String,
        _ value: Value,
        in range: ClosedRange<Value>
    ) throws(HighLevelError) {
        guard !range.contains(value) else { return }
        throw .configuration(
            "The circuit's \(name) is \(value); it must be from \(range.lowerBound) to \(range.upperBound)."
        )
    }
}
