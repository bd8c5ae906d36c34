/// The rule by which two values of a field count as the same, although they are written differently.
///
///     Comparison.phone(region: "US").same("(312) 555-0147", "+1 312 555 0147")  // true
public enum Comparison: Hashable, Sendable {
    /// Character for character, white space at both ends aside.
    case exact
    /// Without regard to case and to the amount of white space.
    case text
    /// As ``text``, and without regard to diacritics and punctuation: names as people type them.
    case name
    /// As phone numbers, where one without a country code belongs to the region (ISO 3166-1 alpha-2).
    case phone(region: String)
    /// As e-mail addresses: without regard to case.
    case email
    /// As lines of a postal address: as ``name``, with the usual abbreviations spelled out.
    case address
    /// As a set of texts, without regard to case and order: tags.
    case set

    /// Whether the two say the same.
    public func same(_ left: Value, _ right: Value) -> Bool {
        left == right || normalForm(of: left) == normalForm(of: right)
    }

    /// The form in which equal values are identical. Blank values become null.
    public func normalForm(of value: Value) -> Value {
        switch (self, Self.scalarAsText(value).nullIfBlank) {
        case (_, .null): .null
        case (.set, .list(let elements)): .list(Self.sortedSet(elements))
        case (.set, let single): .list(Self.sortedSet([single]))
        case (_, .list(let elements)): .list(elements.map(normalForm(of:)))
        case (_, let single): Value(single.text.map(normalText)).nullIfBlank
        }
    }

    private func normalText(_ text: String) -> String {
        switch self {
        case .exact: TextNormalization.trimmed(text)
        case .text, .set: TextNormalization.caseAndSpace(text)
        case .name: TextNormalization.name(text)
        case .phone(let region): PhoneNumber(text, region: region)?.e164 ?? TextNormalization.caseAndSpace(text)
        case .email: TextNormalization.caseAndSpace(text)
        case .address: PostalNormalization.line(text)
        }
    }

    private static func sortedSet(_ elements: [Value]) -> [Value] {
        Set(elements.compactMap { $0.spelledOut.text.map(TextNormalization.caseAndSpace) }).sorted().map(Value.text)
    }

    /// One system keeps a number as a number and the other as a text: that is no difference between values.
    static func scalarAsText(_ value: Value) -> Value {
        if case .list = value { value } else { value.spelledOut }
    }
}
