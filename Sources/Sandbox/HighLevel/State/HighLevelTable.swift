import OrderedCollections

/// A record that belongs to one contact.
protocol HighLevelContactRecord: Sendable {
    var id: String { get }
    var contactId: String { get }
}

/// Records by id in the order they were added, and by the contact they belong to.
struct HighLevelTable<Record: HighLevelContactRecord>: Sendable {
    private var records: OrderedDictionary<String, Record> = [:]
    private var ids: [String: [String]] = [:]

    init(_ records: [Record] = []) {
        for record in records { put(record) }
    }

    /// All of them, oldest first.
    var all: [Record] { Array(records.values) }

    subscript(id: String) -> Record? { records[id] }

    /// Those of one contact, oldest first.
    func of(contact id: String) -> [Record] {
        (ids[id] ?? []).compactMap { records[$0] }
    }

    /// Adds the record or replaces the one of the same id; a record never moves to another contact.
    mutating func put(_ record: Record) {
        if records.updateValue(record, forKey: record.id) == nil {
            ids[record.contactId, default: []].append(record.id)
        }
    }

    /// Removes the record of that id, and returns it if there was one.
    @discardableResult
    mutating func remove(_ id: String) -> Record? {
        guard let old = records.removeValue(forKey: id) else { return nil }
        ids[old.contactId]?.removeAll { $0 == id }
        return old
    }

    /// Removes what belongs to that contact.
    mutating func removeAll(of contact: String) {
        for id in ids.removeValue(forKey: contact) ?? [] { records.removeValue(forKey: id) }
    }
}
