public import Records

/// What a contact must say for a rule to hold: one field, and what is asked of it.
///
///     when:
///       - {field: customFields.kind, is: [Roofing, Siding]}
///       - {field: tags, contains: vip}
public struct FieldCondition: Hashable, Sendable {
    /// What is asked of the field's value. Texts are compared without regard to case and to the amount of white space; of a
    /// list, one element is enough.
    public enum Test: Hashable, Sendable {
        /// It is one of these.
        case isAny([String])
        /// It is none of these; a field without a value is none.
        case isNone([String])
        /// A text that holds this text, or a list that has it as an element.
        case contains(String)
        /// There is a value, or there is none.
        case isFilled(Bool)
    }

    public let field: FieldName
    public let test: Test

    public init(_ field: FieldName, _ test: Test) {
        self.field = field
        self.test = test
    }

    /// Whether the contact meets it.
    public func holds(for contact: Record) -> Bool {
        let value = contact[field].nullIfBlank
        switch test {
        case .isAny(let texts): return says(value, anyOf: texts)
        case .isNone(let texts): return !says(value, anyOf: texts)
        case .contains(let text):
            if case .list = value { return says(value, anyOf: [text]) }
            return words(of: value).contains { $0.contains(TextNormalization.caseAndSpace(text)) }
        case .isFilled(let isWanted): return value.isBlank != isWanted
        }
    }

    private func says(_ value: Value, anyOf texts: [String]) -> Bool {
        let wanted = Set(texts.map(TextNormalization.caseAndSpace))
        return words(of: value).contains(where: wanted.contains)
    }

    private func words(of value: Value) -> [String] {
        (value.list ?? [value]).compactMap { $0.spelledOut.text.map(TextNormalization.caseAndSpace) }
    }

    /// The condition in words, such as `tags contains vip`.
    public var words: String {
        switch test {
        case .isAny(let texts): "\(field) is \(texts.joined(separator: " or "))"
        case .isNone(let texts): "\(field) is not \(texts.joined(separator: " nor "))"
        case .contains(let text): "\(field) contains \(text)"
        case .isFilled(let isWanted): "\(field) is \(isWanted ? "filled" : "empty")"
        }
    }
}

extension FieldRule {
    /// The first condition of the rule that the contact does not meet; nil when the rule holds.
    public func unmetCondition(for contact: Record) -> FieldCondition? {
        conditions.first { !$0.holds(for: contact) }
    }
}
