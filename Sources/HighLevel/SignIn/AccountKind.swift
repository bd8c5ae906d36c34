/// Whose token it is: an agency's or a sub-account's. HighLevel calls it the user type (official spec).
public enum AccountKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// An agency. Its token opens no contacts; it is exchanged for tokens of the agency's locations.
    case company = "Company"
    /// A location, also called a sub-account.
    case location = "Location"
}
