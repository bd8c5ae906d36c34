/// One entry of the operations catalog: an action that can be called, or a trigger that calls us.
public struct CatalogOperation: Sendable, Hashable, Identifiable {
    /// Whether we call or are called.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case action, trigger
    }

    /// Whose token may call an action.
    public enum Access: String, Sendable, Hashable, Codable {
        case location, agency
    }

    /// A webhook event, for a trigger.
    public struct Event: Sendable, Hashable {
        /// The name of the event: `ContactCreate`.
        public let name: String
        /// The values of `type` in its payload, when there is one.
        public let types: [String]
        /// The fields of its payload with their types; inner ones with dots: `appointment.contactId`.
        public let outputs: [String: CatalogType.Kind]
    }

    /// Stable, readable, unique: `contacts.create-task`.
    public let id: String
    /// Whether we call or are called.
    public let kind: Kind
    /// The part of the API, such as `contacts`: the first part of the id.
    public let group: String
    /// The heading within the part, such as `Tasks`; empty when there is none.
    public let area: String
    /// What it does, in a few words.
    public let title: String
    /// What it does, in one line for people who are no developers; only featured entries have one.
    public let help: String?
    /// Whether it is among those that matter most to an office.
    public let isFeatured: Bool
    /// Whether it changes nothing.
    public let reads: Bool
    /// Whether a second call with the same inputs leaves the data as the first one did.
    public let isSafeToRepeat: Bool
    /// The permissions that the token needs, for a trigger too. Empty when the spec tells none.
    public let scopes: [HighLevelScope]
    /// For an action that is only in v3: the action of v2 that it gives another path.
    public let renames: String?
    /// The event of a trigger.
    public let event: Event?
    let requests: [HighLevelDialect: CatalogRequest]

    /// The dialects that have the action; empty for a trigger.
    public var dialects: [HighLevelDialect] { HighLevelDialect.allCases.filter { requests[$0] != nil } }

    /// How the action is called in a dialect; nil when the dialect does not have it.
    public func request(in dialect: HighLevelDialect) -> CatalogRequest? { requests[dialect] }

    /// Whether HighLevel advises against it in every dialect that has it.
    public var isDeprecated: Bool { !requests.isEmpty && requests.values.allSatisfy(\.isDeprecated) }
}
