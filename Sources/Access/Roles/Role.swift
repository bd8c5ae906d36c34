/// What a person is in a workspace.
public enum Role: String, Hashable, Sendable, CaseIterable, Codable {
    /// Sees.
    case viewer
    /// Sees, edits customers, and decides what happens to them.
    case manager
    /// Does everything, and says who else may.
    case owner

    /// Whether this role may do that. The one place where it is decided.
    public func allows(_ permission: Permission) -> Bool {
        switch permission {
        case .see: true
        case .decide: self != .viewer
        case .administer: self == .owner
        }
    }
}
