/// One part of busybusy's interface, with what is known of it on a connection.
public struct BusybusyCapability: Sendable, Hashable, Codable {
    /// How sure it is.
    public enum State: String, Sendable, Hashable, Codable {
        /// A probe saw it work.
        case proven
        /// The service refused it.
        case refused
        /// Neither: it was not tried, or the answer says nothing.
        case unknown
    }

    /// The part.
    public enum Name: String, Sendable, Hashable, Codable, CaseIterable {
        /// The address answers and takes the key.
        case connection
        /// The service tells its own schema.
        case introspection
        /// Projects, page by page.
        case projects
        /// Projects with everything inside them.
        case projectTrees
        /// Employees.
        case members
        /// Cost codes.
        case costCodes
        /// Equipment.
        case equipment
        /// Planned hours.
        case budgetHours
        /// Planned costs.
        case budgetCosts
        /// Planned quantities.
        case progressBudgets
        /// Punches.
        case timeEntries
        /// Whether the key's position sees as much as before.
        case visibility
        /// Asking only for what changed.
        case changedSince
        /// The payroll export.
        case payrollExport
        /// Writing projects in the way that was asked for.
        case writes
    }

    /// Which part.
    public var name: Name
    /// How sure it is.
    public var state: State
    /// What was seen, in a sentence.
    public var evidence: String
    /// What a person can do about it; nil when there is nothing to do.
    public var advice: String?
    /// Particulars for somebody who looks closer, such as the names of missing fields.
    public var details: [String]

    /// Makes a capability.
    public init(_ name: Name, _ state: State, _ evidence: String, advice: String? = nil, details: [String] = []) {
        self.name = name
        self.state = state
        self.evidence = evidence
        self.advice = advice
        self.details = details
    }
}
