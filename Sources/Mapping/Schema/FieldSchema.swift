public import Records

/// What is known of one field of a kind of record: what it holds and when its system lets it be written.
public struct FieldSchema: Hashable, Sendable {
    /// When a remote accepts the field from outside.
    public enum Writability: Hashable, Sendable {
        case always
        /// In the call that creates the object, and refused in every later one.
        case onCreate
        case never
    }

    public let name: FieldName
    public let writability: Writability
    /// How two values are compared unless the mapping says otherwise.
    public let comparison: DefaultComparison

    /// A comparison without its parameters, which the mapping document supplies.
    public enum DefaultComparison: String, Hashable, Sendable, CaseIterable {
        case exact, text, name, phone, email, address, set

        /// The comparison, with numbers read as belonging to the region.
        public func comparison(region: String) -> Comparison {
            switch self {
            case .exact: .exact
            case .text: .text
            case .name: .name
            case .phone: .phone(region: region)
            case .email: .email
            case .address: .address
            case .set: .set
            }
        }
    }

    init(_ name: FieldName, _ comparison: DefaultComparison, _ writability: Writability = .always) {
        self.name = name
        self.comparison = comparison
        self.writability = writability
    }
}
