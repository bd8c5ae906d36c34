public import Foundation

/// A point in time with the offset it was written with, which says what the clock on the wall showed.
public struct ZonedTime: Sendable, Hashable {
    /// The point in time.
    public var date: Date
    /// Seconds east of UTC; nil when the text had no zone and UTC was assumed.
    public var offsetSeconds: Int?

    /// Makes a point in time with its offset.
    public init(date: Date, offsetSeconds: Int? = nil) {
        self.date = date
        self.offsetSeconds = offsetSeconds
    }
}
