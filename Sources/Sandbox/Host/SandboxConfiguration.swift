/// What the sandbox shall hold and where it shall listen.
public struct SandboxConfiguration: Sendable {
    /// The port of HighLevel's side; 0 for any free one.
    public var highLevelPort = 0
    /// The port of busybusy's side; 0 for any free one.
    public var busybusyPort = 0
    /// How many contacts the population has, 0 to 1,000,000.
    public var contacts = 250
    /// How many employees the population has.
    public var members = 12
    /// Makes the population, the ids and the credentials.
    public var seed: UInt64 = 1
    /// Whether HighLevel's rate limits are enforced; the headers are there either way.
    public var limits = true
    /// The share of contacts tagged `customer`, 0 to 1.
    public var customerShare = 0.6
    /// The share of customers that have a busybusy project already, 0 to 1.
    public var projectShare = 0.2
    /// Whether some of those projects have sub-projects, up to the third level.
    public var subProjects = false
    /// A file that keeps both sides; when it exists, `contacts` and `seed` are ignored.
    public var stateFile: String?
    /// A contact export that takes the place of the population; busybusy's side then starts empty.
    public var contactExport: String?
    /// How long HighLevel's search takes to see a change, in milliseconds.
    public var searchIndexLagMilliseconds = 0
    /// Where HighLevel's webhooks are posted to; nil for nowhere. The control surface can change it.
    public var webhookURL: String?

    /// HighLevel's limits where they are enforced: calls in a window, its length in milliseconds, calls in a day. Those of
    /// the real service when nil.
    public var rate: Rate?
    /// The share of HighLevel's calls that meet a fault, 0 to 1.
    public var faultShare = 0.0
    /// What the faults are drawn from: the same number and the same calls, the same faults.
    public var faultSeed: UInt64 = 1

    /// Limits other than the real ones, so that a test meets them quickly.
    public struct Rate: Sendable, Equatable {
        /// Calls in one window, at least 1.
        public var burst: Int
        /// The length of the window, 1 to 86,400,000 milliseconds.
        public var windowMilliseconds: Int
        /// Calls in a UTC day, at least 1.
        public var daily: Int

        /// So many calls in so many milliseconds, and in a day.
        public init(burst: Int, windowMilliseconds: Int = 10_000, daily: Int = 200_000) {
            self.burst = burst
            self.windowMilliseconds = windowMilliseconds
            self.daily = daily
        }
    }

    /// The defaults: 250 contacts of seed 1 on free ports, with limits.
    public init() {}

    /// Throws ``SandboxError`` for the first value outside its range.
    func check() throws {
        let wholes: [(name: String, value: Int, range: ClosedRange<Int>)] = [
            ("HighLevel port", highLevelPort, 0...65_535), ("busybusy port", busybusyPort, 0...65_535),
            ("number of contacts", contacts, 0...1_000_000), ("number of members", members, 0...10_000),
            ("search index lag in milliseconds", searchIndexLagMilliseconds, 0...3_600_000),
            ("number of calls in a window", rate?.burst ?? 1, 1...1_000_000_000),
            ("window in milliseconds", rate?.windowMilliseconds ?? 1, 1...86_400_000),
            ("number of calls in a day", rate?.daily ?? 1, 1...1_000_000_000),
        ]
        for (name, value, range) in wholes where !range.contains(value) {
            throw SandboxError(
                description: "The \(name) is \(value): choose one from \(range.lowerBound) to \(range.upperBound)."
            )
        }
        let shares = [
            ("customer share", customerShare), ("project share", projectShare), ("share of faults", faultShare),
        ]
        for (name, value) in shares where !(0...1).contains(value) {
            throw SandboxError(description: "The \(name) is \(value): choose one from 0 to 1.")
        }
    }
}

extension SandboxConfiguration {
    /// The limits as the emulator keeps them.
    var rateRule: HighLevelRateRule? {
        rate.map { .init(burst: $0.burst, windowMilliseconds: Int64($0.windowMilliseconds), daily: $0.daily) }
    }

    /// The faults to draw, nil for none.
    var randomFaults: HighLevelRandomFaults? {
        faultShare > 0 ? .init(seed: faultSeed, share: faultShare) : nil
    }
}
