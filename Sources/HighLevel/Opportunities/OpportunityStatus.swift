/// The state of an opportunity.
public struct OpportunityStatus: OpenName {
    /// The name as HighLevel writes it.
    public let rawValue: String

    /// Wraps a name; it is not checked against the known ones.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Still being worked on.
    public static let open: OpportunityStatus = "open"
    /// The customer said yes: what starts a job.
    public static let won: OpportunityStatus = "won"
    /// The customer said no.
    public static let lost: OpportunityStatus = "lost"
    /// Nobody works on it any more.
    public static let abandoned: OpportunityStatus = "abandoned"
    /// Any of them; for searches only.
    public static let all: OpportunityStatus = "all"
}
