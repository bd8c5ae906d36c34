/// Finds contacts by e-mail address and telephone number, for the rule against duplicates.
struct HighLevelContactKeys: Sendable {
    enum Field: String, Sendable, Codable, CaseIterable {
        case email, phone
    }

    /// A contact with that address or number, and by which it was found.
    struct Match: Sendable, Equatable {
        var field: Field
        var id: String
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

    /// The first match in the order of the fields: a new location's own is e-mail, then telephone.
    func firstMatch(
        email: String?,
        phone: String?,
        order: [Field] = Field.allCases,
        except id: String? = nil
    ) -> Match? {
        for field in order {
            if let match = find(field, field == .email ? email : phone, except: id) {
                return Match(field: field, id: match)
            }
        }
        return nil
    }

    private static func key(_ field: Field, _ text: String) -> String {
        field == .email ? text.trimmed.lowercased() : PhoneRule.stored(text)
    }

    /// Additional addresses find a contact too (reported by users).
    private static func keys(of contact: HighLevelContact) -> [(Field, String)] {
        var keys = ([contact.email].compactMap(\.self) + (contact.additionalEmails ?? []))
            .map { (Field.email, key(.email, $0)) }
        if let phone = contact.phone { keys.append((.phone, key(.phone, phone))) }
        return keys
    }
}
