public import Records

/// How members become contacts.
public struct PeopleRule: Hashable, Sendable {
    /// A value of a member that its contact gets beside the name.
    public enum Field: String, Hashable, Sendable, CaseIterable {
        case email, phone

        /// The field of that name, which member and contact have alike.
        public var name: FieldName { FieldName(rawValue: rawValue) }
    }

    /// The tag that tells such a contact from a customer. HighLevel stores tags in lower case.
    public var tag: String
    /// The tag that is added when the member is archived; nil for none.
    public var formerTag: String?
    public var fields: [Field]
    /// Only members of one of these groups become contacts; with none named, those of any.
    public var groups: [String]
    /// Only members in one of these positions become contacts; with none named, those in any.
    public var positions: [String]

    public init(
        tag: String = "busybusy-employee",
        formerTag: String? = "busybusy-former-employee",
        fields: [Field] = Field.allCases,
        groups: [String] = [],
        positions: [String] = []
    ) {
        self.tag = tag
        self.formerTag = formerTag
        self.fields = fields
        self.groups = groups
        self.positions = positions
    }

    /// Whether the member is one of those that become contacts.
    public func includes(member: Record) -> Bool {
        Self.names(groups, member["group"]) && Self.names(positions, member["position"])
    }

    private static func names(_ wanted: [String], _ value: Value) -> Bool {
        guard !wanted.isEmpty else { return true }
        let name = TextNormalization.caseAndSpace(value.text ?? "")
        return wanted.contains { TextNormalization.caseAndSpace($0) == name }
    }
}
