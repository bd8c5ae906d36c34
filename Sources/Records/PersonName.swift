/// A name in the two parts that a CRM keeps.
public struct PersonName: Hashable, Sendable {
    public var first: String
    public var last: String

    public init(first: String, last: String) {
        self.first = first
        self.last = last
    }

    /// Both parts with one space between, or the one that there is.
    public var joined: String {
        TextNormalization.singleSpaced("\(first) \(last)")
    }

    /// Splits a full name, keeping the old boundary where the new name still allows it.
    ///
    /// "Maria del Carmen Lopez" cannot be split by rule. So a part of the old name that still stands at its end of the
    /// new one stays as it is and the other part gets the rest; otherwise the last word becomes the last name.
    ///
    ///     PersonName.splitting("Ana del Valle", keeping: PersonName(first: "Anna", last: "del Valle"))  // Ana | del Valle
    public static func splitting(_ full: String, keeping old: PersonName? = nil) -> PersonName {
        let words = full.split(whereSeparator: \.isWhitespace).map(String.init)
        guard words.count > 1 else { return PersonName(first: words.first ?? "", last: "") }
        let oldFirst = old?.first.split(whereSeparator: \.isWhitespace).map(String.init) ?? []
        let oldLast = old?.last.split(whereSeparator: \.isWhitespace).map(String.init) ?? []
        let boundary =
            if !oldLast.isEmpty, oldLast.count < words.count, Array(words.suffix(oldLast.count)) == oldLast {
                words.count - oldLast.count
            } else if !oldFirst.isEmpty, oldFirst.count < words.count, words.starts(with: oldFirst) {
                oldFirst.count
            } else {
                words.count - 1
            }
        return PersonName(
            first: words[..<boundary].joined(separator: " "),
            last: words[boundary...].joined(separator: " ")
        )
    }
}
