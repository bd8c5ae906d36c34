public import Foundation

/// Lets only through what changed at or after a moment. The operator's name is not publicly known: a probe finds it.
public struct ChangedSinceFilter: Sendable, Hashable {
    /// The operator's name, once a probe has proven it.
    public let operatorName: String
    /// The moment.
    public let moment: Date

    /// Makes a filter.
    public init(operatorName: String, moment: Date) {
        self.operatorName = operatorName
        self.moment = moment
    }

    /// Names that such an operator may have, likeliest first. All of them guesses.
    static let names = ["greaterThanOrEqualTo", "greaterThanOrEqual", "gte", "greaterThan", "gt"]
    /// A moment that nothing changed after: the year 2999.
    static let toCome = Date(timeIntervalSince1970: 32_472_144_000)
    /// A moment that everything changed after: the year 2000.
    static let longAgo = Date(timeIntervalSince1970: 946_684_800)

    /// The operator object: `{"gte": "2026-06-08T13:40:07"}`, the stamp in the form of the service's own.
    var object: [String: String] {
        let stamp = moment.formatted(Date.ISO8601FormatStyle(timeZone: .gmt))
        return [operatorName: stamp.replacing("Z", with: "")]
    }
}
