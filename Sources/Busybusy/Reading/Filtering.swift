extension KeyedEncodingContainer where Key == AnyKey {
    /// Writes `{"isNull": …}`: whether a stamp such as `archivedOn` must be unset; nothing for nil.
    mutating func encode(isNull flag: Bool?, forKey key: AnyKey) throws {
        if let flag { try encode(["isNull": flag], forKey: key) }
    }

    /// Writes `{"contains": […]}`: the values that are let through; nothing for nil.
    mutating func encode(contains values: [String]?, forKey key: AnyKey) throws {
        if let values { try encode(["contains": values], forKey: key) }
    }
}
