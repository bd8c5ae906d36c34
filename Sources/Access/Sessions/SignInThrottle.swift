public import Foundation
import OrderedCollections

/// Makes guessing slow: after a few failures from one place or for one account, each further try has to wait, longer and longer.
///
/// A value: it is told what happened and when, and answers whether a try may be made. An account is never locked for good, or
/// anybody could lock its owner out.
public struct SignInThrottle: Sendable {
    /// Failures that cost nothing: people mistype.
    static let free = 5
    /// Seconds to wait after the first failure that costs something; doubled with each further one.
    static let base = 2.0
    /// Seconds to wait at most.
    static let cap = 900.0
    /// Seconds after which failures are forgotten.
    static let memory = 3600.0
    /// Places and accounts that are remembered; the oldest go first.
    static let capacity = 10_000

    private struct Failures {
        var count: Int
        var last: Date
    }

    private var failures: OrderedDictionary<String, Failures> = [:]

    public init() {}

    /// Seconds until a try may be made for all of these; 0 for now.
    ///
    /// - Parameter keys: what is guessed at and from where, such as `account:ann@example.com` and `from:192.0.2.7`.
    public func wait(for keys: [String], at moment: Date) -> Double {
        keys.map { wait($0, moment) }.max() ?? 0
    }

    private func wait(_ key: String, _ moment: Date) -> Double {
        guard let known = failures[key], known.count >= Self.free else { return 0 }
        let since = moment.timeIntervalSince(known.last)
        guard since < Self.memory else { return 0 }
        let pause = min(Self.cap, Self.base * pow(2, Double(min(known.count - Self.free, 20))))
        return max(0, pause - max(0, since))
    }

    /// Remembers a failure.
    public mutating func failed(_ keys: [String], at moment: Date) {
        for key in keys {
            let known = failures.removeValue(forKey: key)
            let isFresh = known.map { moment.timeIntervalSince($0.last) < Self.memory } ?? false
            failures[key] = Failures(count: (isFresh ? known?.count ?? 0 : 0) + 1, last: moment)
        }
        if failures.count > Self.capacity { failures.removeFirst(failures.count - Self.capacity) }
    }

    /// Forgets the failures of an account that someone got into. Those of the place stay: it may go on with other accounts.
    public mutating func succeeded(_ key: String) { failures.removeValue(forKey: key) }
}
