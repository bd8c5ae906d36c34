/// The quantity that is planned for a cost code of a project, such as squares of shingles.
///
/// Every field but the id may be missing.
public struct ProgressBudget: Sendable, Hashable, Identifiable, Decodable {
    /// The UUID.
    public var id: String
    /// The project.
    public var projectId: String?
    /// The cost code.
    public var costCodeId: String?
    /// The planned quantity, in the cost code's unit.
    public var quantity: Double?
    /// The value of one unit.
    public var value: Double?
    /// The place in the list, to go on from.
    public var cursor: String?
}
