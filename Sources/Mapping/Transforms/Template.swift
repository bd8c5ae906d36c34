public import Records

/// A text made of several fields of a contact: `{{lastName}}, {{firstName}}`. One way.
public struct Template: Hashable, Sendable {
    private enum Part: Hashable {
        case text(String)
        case field(FieldName)
    }

    /// As the document has it.
    public let text: String
    private let parts: [Part]

    /// The fields that it reads, in order.
    public var fields: [FieldName] {
        parts.compactMap { if case .field(let name) = $0 { name } else { nil } }
    }

    /// - Returns: nil when a pair of braces is not closed, or holds nothing.
    public init?(_ text: String) {
        var parts: [Part] = []
        var rest = Substring(text)
        while let opening = rest.firstRange(of: "{{") {
            if opening.lowerBound > rest.startIndex { parts.append(.text(String(rest[..<opening.lowerBound]))) }
            rest = rest[opening.upperBound...]
            guard let closing = rest.firstRange(of: "}}") else { return nil }
            let name = TextNormalization.trimmed(String(rest[..<closing.lowerBound]))
            guard !name.isEmpty, !name.contains("{") else { return nil }
            parts.append(.field(FieldName(rawValue: name)))
            rest = rest[closing.upperBound...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        self.text = text
        self.parts = parts
    }

    /// The text for the contact; null when none of the fields is filled.
    ///
    /// Where a field is empty, signs that are left over at the ends go with it: ", Ana" becomes "Ana".
    public func rendered(for contact: Record) -> Value {
        let values = fields.map { contact[$0].nullIfBlank.spelledOut.text ?? "" }
        guard values.contains(where: { !$0.isEmpty }) else { return .null }
        var next = values.makeIterator()
        let text = parts.map { part in
            switch part {
            case .text(let text): text
            case .field: TextNormalization.singleSpaced(next.next() ?? "")
            }
        }.joined()
        let isWhole = values.allSatisfy { !$0.isEmpty }
        return Value(isWhole ? TextNormalization.trimmed(text) : Self.withoutLooseEnds(text)).nullIfBlank
    }

    private static func withoutLooseEnds(_ text: String) -> String {
        func isLoose(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isWhitespace || ",;:/|-\u{2013}\u{2014}".unicodeScalars.contains(scalar)
        }
        let kept = text.unicodeScalars.drop(while: isLoose)
        return String(String.UnicodeScalarView(kept.reversed().drop(while: isLoose).reversed()))
    }
}
