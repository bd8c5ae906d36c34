/// The order of a search: up to two fields, then the id so that every contact has one place.
struct HighLevelOrder: Sendable, Equatable {
    /// A field of the closed list that the search sorts by (supplement to the official documentation).
    enum Field: String, Sendable, CaseIterable {
        case firstNameLowerCase, lastNameLowerCase, businessName, dateAdded, dateUpdated, email, dnd, source
    }

    /// A value to sort by; contacts without one come last when ascending.
    enum Key: Sendable, Equatable, Comparable {
        case integer(Int64)
        case text(String)
        case absent
    }

    struct Term: Sendable, Equatable {
        var field: Field
        var descending: Bool
    }

    /// Newest first when a search names no order (assumption).
    static let newestFirst = HighLevelOrder(terms: [Term(field: .dateAdded, descending: true)])

    var terms: [Term]

    /// The values of the terms and the id.
    func keys(of contact: HighLevelContact) -> [Key] {
        terms.map { $0.field.key(of: contact) } + [.text(contact.id)]
    }

    /// Whether the first keys come before the second ones; the id runs in the direction of the first term.
    func isBefore(_ left: [Key], _ right: [Key]) -> Bool {
        for (index, pair) in zip(left, right).enumerated() where pair.0 != pair.1 {
            let descending = index < terms.count ? terms[index].descending : terms[0].descending
            return (pair.0 < pair.1) != descending
        }
        return false
    }

    /// The cursor of an item: what a client sends back as `searchAfter`.
    func cursor(of contact: HighLevelContact) -> HighLevelValue {
        .array(
            keys(of: contact).map { key in
                switch key {
                case .integer(let integer): .integer(integer)
                case .text(let text): .string(text)
                case .absent: .null
                }
            }
        )
    }

    /// The keys of a cursor; nil when it does not belong to this order.
    func keys(ofCursor cursor: HighLevelValue) -> [Key]? {
        guard let elements = cursor.elements, elements.count == terms.count + 1, elements.last?.text != nil else {
            return nil
        }
        let keys: [Key] = elements.compactMap { element in
            switch element {
            case .null: .absent
            case .string(let text): .text(text)
            default: element.integer.map(Key.integer)
            }
        }
        return keys.count == elements.count ? keys : nil
    }
}

extension HighLevelOrder.Field {
    /// What the contact is sorted by under this field.
    func key(of contact: HighLevelContact) -> HighLevelOrder.Key {
        switch self {
        case .firstNameLowerCase: Self.text(contact.firstName?.lowercased())
        case .lastNameLowerCase: Self.text(contact.lastName?.lowercased())
        case .businessName: Self.text(contact.companyName?.lowercased())
        case .email: Self.text(contact.email?.lowercased())
        case .source: Self.text(contact.source?.lowercased())
        case .dateAdded: .integer(contact.dateAdded.milliseconds)
        case .dateUpdated: .integer(contact.dateUpdated.milliseconds)
        case .dnd: .integer(contact.dnd ? 1 : 0)
        }
    }

    private static func text(_ text: String?) -> HighLevelOrder.Key {
        text.map(HighLevelOrder.Key.text) ?? .absent
    }
}
