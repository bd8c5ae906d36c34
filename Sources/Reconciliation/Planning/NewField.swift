/// A custom field of contacts that is made when nobody made it before.
public struct NewField: Hashable, Sendable, Codable {
    /// What kind of values it holds.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case text, number, date
    }

    /// What people see, and what the field is found by.
    public let name: String
    public let kind: Kind

    public init(name: String, kind: Kind) {
        self.name = name
        self.kind = kind
    }
}
