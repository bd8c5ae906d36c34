/// What the payroll export said about a span of time, at one moment.
///
/// It is a snapshot and no feed: edits change ids and split rows, and nothing tells of deletions. Store it by its range
/// and replace it as a whole (the vendor's own advice).
public struct PayrollExport: Sendable, Hashable {
    /// The begin of the range, in the account's time.
    public let start: LocalTime
    /// The end of the range.
    public let end: LocalTime
    /// The rows; none when nobody worked.
    public let rows: [PayrollRow]

    /// The rows as stretches of work.
    public var segments: [PayrollSegment] { PayrollSegment.segments(of: rows) }
}
