/// Stops a run that would take away more than a person would believe.
///
/// A key that lost its rights, a tag renamed by mistake or an empty page look just like many deletions.
public struct MassChangeGuard: Hashable, Sendable {
    /// So few may always go, whatever the share: a workspace of five customers must not need confirmation for one.
    public static let alwaysAllowed = 2

    /// The share of the whole, 0 to 1, that may go at once.
    public let share: Double
    /// A number that a person confirmed instead of the share.
    public let confirmed: Int?

    public init(share: Double, confirmed: Int? = nil) {
        self.share = share
        self.confirmed = confirmed
    }

    /// Whether that many of the whole may go.
    public func allows(_ count: Int, of whole: Int) -> Bool {
        if let confirmed { return count <= confirmed }
        return count <= max(Self.alwaysAllowed, Int((Double(whole) * share).rounded(.down)))
    }
}
