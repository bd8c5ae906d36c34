/// What a customer's page says about the work on a project.
public struct HoursFigures: Sendable, Hashable {
    /// All time worked.
    public var total = WorkedSeconds()
    /// Time worked in the work week of today.
    public var thisWeek = WorkedSeconds()
    /// Time worked in the pay period of today.
    public var thisPayPeriod = WorkedSeconds()
    /// The last day on which somebody worked or is working; nil for never.
    public var lastDay: LocalDay?
    /// Who is clocked in, each person once, sorted.
    public var onSite: [String] = []

    /// Figures of no work.
    public init() {}

    /// The figures of two projects together, as those of a customer with several.
    public static func + (left: HoursFigures, right: HoursFigures) -> HoursFigures {
        var sum = left
        sum.total += right.total
        sum.thisWeek += right.thisWeek
        sum.thisPayPeriod += right.thisPayPeriod
        sum.lastDay = [left.lastDay, right.lastDay].compactMap(\.self).max()
        sum.onSite = Set(left.onSite + right.onSite).sorted()
        return sum
    }
}
