/// How many calls may run at a time, between 1 and a maximum: a little more after each call that went well, half after
/// one that the service pushed back. Pure.
///
/// Calls that were under way together are pushed back together, so only those that began after the last reduction reduce
/// again: each permit carries the round in which it began.
struct AdaptiveConcurrency: Sendable, Hashable, Codable {
    /// How a call ended, as far as the pace is concerned.
    enum Outcome: Sendable, Hashable {
        /// The service answered what was asked.
        case fine
        /// 429, a lock that was not had, 503, or no reply in time.
        case pushedBack
        /// A failure that says nothing about the pace.
        case other
    }

    /// How much one good call adds: eight of them make one more call at a time.
    private static let step = 0.125

    let maximum: Int
    private(set) var window: Double
    private(set) var round = 0

    /// - Parameter maximum: 1 or more; also what it starts with, since practitioners ran 3 without trouble.
    init(maximum: Int) {
        self.maximum = max(1, maximum)
        window = Double(self.maximum)
    }

    /// How many calls may run now.
    var allowed: Int { min(maximum, max(1, Int(window))) }

    /// Takes in how a call ended that began in the given round.
    mutating func note(_ outcome: Outcome, began: Int) {
        switch outcome {
        case .fine: window = min(Double(maximum), window + Self.step)
        case .pushedBack where began == round:
            window = max(1, window / 2)
            round += 1
        case .pushedBack, .other: break
        }
    }
}

extension AdaptiveConcurrency.Outcome {
    /// What an error says about the pace; nil for a call that went well.
    init(_ error: (any Error)?) {
        guard let error else {
            self = .fine
            return
        }
        guard let error = error as? BusybusyError else {
            self = .other
            return
        }
        self =
            switch error.code {
            case .rateLimited, .locked, .timeout: .pushedBack
            case .server where error.status == 503: .pushedBack
            default: .other
            }
    }
}
