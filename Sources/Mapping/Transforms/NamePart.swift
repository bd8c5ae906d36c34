import Records

/// One word of a person's name. What was left out cannot come back: one way.
public enum NamePart: String, Hashable, Sendable, CaseIterable {
    /// The first word: "Ana" of "Ana del Valle".
    case first
    /// The last word: "Valle" of "Ana del Valle".
    case last
}

extension NamePart: TextChange {
    func forward(_ text: String) -> String {
        let words = TextNormalization.singleSpaced(text).unicodeScalars.split(separator: " ")
        return (self == .first ? words.first : words.last).map { String($0) } ?? ""
    }

    func backward(_ text: String) -> String { text }
}
