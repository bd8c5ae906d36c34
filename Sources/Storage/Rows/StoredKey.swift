public import Records

/// A key by which a record may be recognised, as the store keeps it.
public struct StoredKey: Hashable, Sendable {
    public let tier: Int
    public let text: String

    public init(tier: Int, text: String) {
        self.tier = tier
        self.text = text
    }
}

/// A key and a record that has it.
public struct KeyHolder: Hashable, Sendable {
    public let key: StoredKey
    public let record: RecordID

    public init(key: StoredKey, record: RecordID) {
        self.key = key
        self.record = record
    }
}
