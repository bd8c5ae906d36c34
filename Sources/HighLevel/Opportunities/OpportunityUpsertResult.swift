/// What an upsert of an opportunity did.
public struct OpportunityUpsertResult: Sendable, Hashable {
    /// Whether the opportunity was made; otherwise an existing one was changed.
    public let isNew: Bool
    /// The opportunity as it is now.
    public let opportunity: Opportunity
}

extension OpportunityUpsertResult: Decodable {
    /// Reads `{new, opportunity}`.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: AnyKey.self)
        isNew = try fields.decode(Bool.self, forKey: "new")
        opportunity = try fields.decode(Opportunity.self, forKey: "opportunity")
    }
}
