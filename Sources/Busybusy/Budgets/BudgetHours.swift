/// Hours that are planned for a project, a member, a cost code or a machine.
///
/// Budgets are an append-only history: the current one is the latest. Every field but the id may be missing.
public struct BudgetHours: Sendable, Hashable, Identifiable, Decodable {
    /// The UUID.
    public var id: String
    /// The project.
    public var projectId: String?
    /// The member, nil for everyone.
    public var memberId: String?
    /// The cost code, nil for all.
    public var costCodeId: String?
    /// The equipment, nil for work by people.
    public var equipmentId: String?
    /// Planned seconds of people's work.
    public var budgetSeconds: Int?
    /// Planned seconds of the equipment.
    public var equipmentBudgetSeconds: Int?
    /// The place in the list, to go on from.
    public var cursor: String?
}
