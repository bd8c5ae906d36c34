public import Foundation

/// A moment as the store keeps it: whole milliseconds since 1970, UTC.
public struct Milliseconds: Hashable, Sendable, Comparable, Codable {
    public let value: Int64

    public init(_ value: Int64) { self.value = value }

    /// The moment, to the nearest millisecond: a date holds seconds as a fraction, and rounding down would make a moment
    /// that became a date and came back one less.
    public init(_ date: Date) { value = Int64((date.timeIntervalSince1970 * 1000).rounded()) }

    public var date: Date { Date(timeIntervalSince1970: Double(value) / 1000) }

    /// The moment that many seconds later.
    public func adding(seconds: Double) -> Milliseconds { Milliseconds(value + Int64((seconds * 1000).rounded())) }

    public static func < (left: Milliseconds, right: Milliseconds) -> Bool { left.value < right.value }
}
