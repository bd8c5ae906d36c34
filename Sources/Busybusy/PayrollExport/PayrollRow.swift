/// One row of the payroll export: a stretch of one person's work on one project at one wage.
///
/// ``id`` is calculated by busybusy and changes with every edit of the punch, so it identifies nothing: never store it as
/// a key. Work beyond the overtime limit comes as a second row with the same start and end; see ``PayrollSegment``.
public struct PayrollRow: Sendable, Hashable {
    /// How the hours are paid.
    public struct WageType: RawRepresentable, Sendable, Hashable {
        /// As the export writes it.
        public let rawValue: String
        /// Wraps a value, known or not.
        public init(rawValue: String) { self.rawValue = rawValue }
        /// Regular time.
        public static let regular = WageType(rawValue: "REG")
        /// Overtime at one and a half.
        public static let overtime = WageType(rawValue: "OT1")
    }

    /// One level of the project tree.
    public struct Level: Sendable, Hashable {
        /// The job number; empty when it has none.
        public let number: String
        /// The title.
        public let title: String
    }

    /// A calculated id; see above.
    public let id: String
    /// The employee number; empty when the member has none.
    public let employeeID: String
    /// The employee's first name.
    public let firstName: String
    /// The employee's last name.
    public let lastName: String
    /// When the stretch began, in the account's time. Stretches over midnight come split.
    public let start: LocalTime
    /// When it ended.
    public let end: LocalTime
    /// Hours worked at this wage, breaks not counted; cut off after six decimals.
    public let hours: Double
    /// Hours of breaks; nil when the cell is empty.
    public let breakHours: Double?
    /// How the hours are paid.
    public let wageType: WageType
    /// The wage in the account's currency; nil when the key's member may not see it.
    public let wage: Double?
    /// Wage times hours.
    public let cost: Double?
    /// The customer of the project, free text.
    public let customer: String
    /// The project and its sub-projects, the root first; empty for work on no project.
    public let projectPath: [Level]
    /// The cost code; empty for none.
    public let costCode: String
    /// The equipment; empty for none.
    public let equipment: String
    /// What the employee wrote about the work.
    public let description: String
    /// Every cell as it came, trimmed.
    public let cells: [PayrollColumn: String]

    /// The hours in whole seconds.
    public var seconds: Int { Int((hours * 3600).rounded()) }
}
