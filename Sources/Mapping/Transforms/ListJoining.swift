import Records

/// A list in HighLevel, one text in busybusy.
///
///     list: "; "   [Roof, Gutter]  <->  Roof; Gutter
///     tags: ", "   [VIP, Roof, roof]  <->  roof, vip
///
/// Blanks around an element and empty elements are dropped. An element that contains the sign becomes two.
public struct ListJoining: Hashable, Sendable {
    /// What stands between two elements: one sign, with white space around it if wanted.
    public let separator: String
    /// Whether the elements are tags: in lower case, each once, in the order of the alphabet.
    public let isTags: Bool
    private let sign: Unicode.Scalar

    /// - Returns: nil when the separator is not one sign that is neither letter nor digit.
    public init?(separator: String, isTags: Bool = false) {
        let trimmed = TextNormalization.trimmed(separator)
        let core = trimmed.isEmpty ? separator : trimmed
        guard separator.unicodeScalars.count <= 10, core.unicodeScalars.count == 1,
            let sign = core.unicodeScalars.first,
            Self.isSign(sign)
        else { return nil }
        self.separator = separator
        self.isTags = isTags
        self.sign = sign
    }

    private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .surrogate, .format: false
        default: !scalar.properties.isAlphabetic && scalar.properties.numericType == nil
        }
    }

    /// The elements as one text; null for none.
    func joined(_ value: Value) -> Value {
        let elements = elements(of: value)
        return elements.isEmpty ? .null : .text(elements.joined(separator: separator))
    }

    /// The text as a list; null for an empty one.
    func split(_ value: Value) -> Value {
        let elements = elements(of: value)
        return elements.isEmpty ? .null : Value(elements)
    }

    private func elements(of value: Value) -> [String] {
        let texts = value.list?.compactMap(\.spelledOut.text) ?? [value.spelledOut.text].compactMap(\.self)
        let elements = texts.flatMap(pieces)
        // Once more for tags: a line break within one became a space, which may be the sign.
        return isTags ? Set(elements.map(TextNormalization.caseAndSpace).flatMap(pieces)).sorted() : elements
    }

    private func pieces(of text: String) -> [String] {
        text.unicodeScalars.split(separator: sign).map { TextNormalization.trimmed(String($0)) }.filter { !$0.isEmpty }
    }
}
