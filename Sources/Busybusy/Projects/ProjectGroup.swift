/// A label that several projects share.
public struct ProjectGroup: Sendable, Hashable, Identifiable, Decodable {
    /// The UUID.
    public var id: String
    /// The name.
    public var groupName: String?
}
