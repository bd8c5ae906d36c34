/// A compiled filter of the contact search: conditions, and groups of them.
indirect enum HighLevelFilter: Sendable {
    case all([HighLevelFilter])
    case any([HighLevelFilter])
    case condition(HighLevelFilterField, HighLevelFilterTest)
    /// At least one opportunity of the contact meets all conditions.
    case opportunity(HighLevelOpportunityFilter, HighLevelTable<HighLevelOpportunity>)

    /// Whether the contact is among the results.
    func matches(_ contact: HighLevelContact) -> Bool {
        switch self {
        case .all(let filters): filters.allSatisfy { $0.matches(contact) }
        case .any(let filters): filters.contains { $0.matches(contact) }
        case .condition(let field, let test): test.matches(field.content(of: contact))
        case .opportunity(let filter, let table): table.of(contact: contact.id).contains(where: filter.matches)
        }
    }

    var isEmpty: Bool {
        if case .all(let filters) = self { filters.isEmpty } else { false }
    }
}

/// What is asked of the content of a field.
enum HighLevelFilterTest: Sendable {
    case equal([HighLevelFilterContent.Item], negated: Bool)
    case contains(String, negated: Bool)
    case exists(Bool)
    case range(ClosedRange<Double>)

    func matches(_ content: HighLevelFilterContent) -> Bool {
        switch self {
        case .equal(let wanted, let negated): content.items.contains(where: wanted.contains) != negated
        case .contains(let part, let negated): content.texts.contains { $0.contains(part) } != negated
        case .exists(let wanted): content.items.isEmpty != wanted
        case .range(let range): content.numbers.contains(where: range.contains)
        }
    }
}

/// What a field of one contact holds, in the form in which it is compared: texts lower-cased, dates as milliseconds.
struct HighLevelFilterContent: Sendable {
    enum Item: Sendable, Equatable {
        case text(String)
        case number(Double)
        case flag(Bool)
    }

    var items: [Item]

    static let none = HighLevelFilterContent(items: [])

    init(items: [Item]) { self.items = items }
    init(texts: [String]) { items = texts.map { .text($0.lowercased()) } }
    init(_ text: String?) { items = text.map { [.text($0.lowercased())] } ?? [] }
    init(_ time: HighLevelTime?) { items = time.map { [.number(Double($0.milliseconds))] } ?? [] }
    init(_ flag: Bool) { items = [.flag(flag)] }

    /// A value of a custom field: one, or several of a multiple choice.
    init(_ value: HighLevelValue?) {
        items = (value?.elements ?? value.map { [$0] } ?? []).compactMap(Item.init)
    }

    var texts: [String] {
        items.compactMap { if case .text(let text) = $0 { text } else { nil } }
    }

    var numbers: [Double] {
        items.compactMap { if case .number(let number) = $0 { number } else { nil } }
    }
}

extension HighLevelFilterContent.Item {
    /// The value as it is compared; nil for null, lists and objects.
    init?(_ value: HighLevelValue) {
        switch value {
        case .string(let text): self = .text(text.lowercased())
        case .bool(let flag): self = .flag(flag)
        case .integer, .number:
            guard let number = value.double else { return nil }
            self = .number(number)
        default: return nil
        }
    }
}
