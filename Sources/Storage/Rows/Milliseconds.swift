public import Foundation

/// A moment as the store keeps it: whole milliseconds since 1970, UTC.
public struct Milliseconds: Hashable, Sendable, Comparable, Codable {
    public let value: Int64

    public init(_ value: Int64) { self.value = value }

    /// The moment, rounded down.
    public init(_ date: Date) { value = Int64((date.timeIntervalSince1970 * 1000).rounded(.down)) }

    public var date: Date { Date(timeIntervalSince1970: Double(value) / 1000) }

    /// The moment that many seconds later.
    public func adding(seconds: Double) -> Milliseconds { Milliseconds(value + Int64(seconds * 1000)) }

    public static func < (left: Milliseconds, right: Milliseconds) -> Bool { left.value < right.value }
}
