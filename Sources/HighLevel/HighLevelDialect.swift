/// The version of the API that a client speaks, sent in the `Version` header of every call.
///
/// Everything that differs between the versions, as far as this library uses it, is in this file (official spec).
public enum HighLevelDialect: String, Sendable, Hashable, CaseIterable {
    /// Version `2021-07-28`.
    case v2 = "2021-07-28"
    /// Version `v3`. The deprecated contact list is removed there; use the search.
    case v3

    /// The key under which a custom field's value is sent. It is read back as `value` in both.
    var customFieldValueKey: String {
        switch self {
        case .v2: "field_value"
        case .v3: "fieldValue"
        }
    }

    /// The keys under which a reply says that something succeeded: v2 misspells it, v3 sends either.
    static let successKeys = ["succeeded", "succeded"]
}

extension CodingUserInfoKey {
    /// Carries the dialect to the bodies that are written differently in each.
    static let dialect = CodingUserInfoKey(rawValue: "highlevel.dialect")!
}

extension Encoder {
    /// The dialect that is being written; v2 when none is given.
    var dialect: HighLevelDialect { userInfo[.dialect] as? HighLevelDialect ?? .v2 }
}
