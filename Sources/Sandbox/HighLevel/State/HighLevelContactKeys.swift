/// Finds contacts by e-mail address and telephone number, for the rule against duplicates.
struct HighLevelContactKeys: Sendable {
    enum Field: String, Sendable {
        case email, phone
    }

    private var ids: [Field: [String: [String]]] = [.email: [:], .phone: [:]]

    init(_ contacts: [HighLevelContact]) {
        for contact in contacts { add(contact) }
    }

    mutating func add(_ contact: HighLevelContact) {
        for (field, key) in Self.keys(of: contact) { ids[field]?[key, default: []].append(contact.id) }
    }

    mutating func remove(_ contact: HighLevelContact?) {
        guard let contact else { return }
        for (field, key) in Self.keys(of: contact) {
            ids[field]?[key]?.removeAll { $0 == contact.id }
            if ids[field]?[key]?.isEmpty == true { ids[field]?[key] = nil }
        }
    }

    /// The first contact with that address or number, other than the given one.
    func find(_ field: Field, _ text: String?, except id: String? = nil) -> String? {
        guard let text, !text.isEmpty else { return nil }
        return ids[field]?[Self.key(field, text)]?.first { $0 != id }
    }

    /// The first match by e-mail, then by telephone: the order of a new location.
    func firstMatch(email: String?, phone: String?, except id: String? = nil) -> (field: Field, id: String)? {
        if let match = find(.email, email, except: id) { return (.email, match) }
        if let match = find(.phone, phone, except: id) { return (.phone, match) }
        return nil
    }

    private static func key(_ field: Field, _ text: String) -> String {
        field == .email ? text.trimmed.lowercased() : PhoneRule.stored(text)
    }

    private static func keys(of contact: HighLevelContact) -> [(Field, String)] {
        var keys: [(Field, String)] = []
        if let email = contact.email { keys.append((.email, key(.email, email))) }
        if let phone = contact.phone { keys.append((.phone, key(.phone, phone))) }
        return keys
    }
}
