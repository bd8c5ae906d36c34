/// Time worked, told apart by how it is paid. In whole seconds.
public struct WorkedSeconds: Sendable, Hashable {
    /// At the regular wage.
    public var regular: Int
    /// Beyond the limits of the overtime rule.
    public var overtime: Int

    /// Makes a sum.
    public init(regular: Int = 0, overtime: Int = 0) {
        self.regular = regular
        self.overtime = overtime
    }

    /// Both together.
    public var total: Int { regular + overtime }

    /// Adds up.
    public static func + (left: WorkedSeconds, right: WorkedSeconds) -> WorkedSeconds {
        WorkedSeconds(regular: left.regular + right.regular, overtime: left.overtime + right.overtime)
    }

    /// Adds to a sum.
    public static func += (left: inout WorkedSeconds, right: WorkedSeconds) { left = left + right }
}
