/// From when on work counts as overtime, per person. The defaults are those of a real account: 40 hours a week.
public struct OvertimeRule: Sendable, Hashable {
    /// Seconds in a work week that are paid regularly; nil for no limit.
    public var weeklySeconds: Int?
    /// Seconds in a day that are paid regularly; nil for no limit.
    public var dailySeconds: Int?

    /// Makes a rule.
    public init(weeklySeconds: Int? = 40 * 3600, dailySeconds: Int? = nil) {
        self.weeklySeconds = weeklySeconds
        self.dailySeconds = dailySeconds
    }
}
