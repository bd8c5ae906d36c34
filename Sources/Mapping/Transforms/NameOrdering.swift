import Records

/// Puts the last word of a person's name first: "Ana Lopez" is "Lopez, Ana" in busybusy.
///
/// A name of one word stays as it is, and so does one with several commas. "Acme, Inc." would come back as "Inc. Acme": this
/// is for the names of people.
struct NameOrdering: TextChange {
    private static let comma: Unicode.Scalar = ","
    private static let space: Unicode.Scalar = " "

    func forward(_ text: String) -> String {
        let name = backward(text)
        let scalars = name.unicodeScalars
        guard !scalars.contains(Self.comma), let boundary = scalars.lastIndex(of: Self.space) else { return name }
        return "\(String(scalars[scalars.index(after: boundary)...])), \(String(scalars[..<boundary]))"
    }

    func backward(_ text: String) -> String {
        let name = TextNormalization.singleSpaced(text)
        // By scalars and not by characters: a mark behind the comma would make another character of it.
        let parts = name.unicodeScalars.split(separator: Self.comma, omittingEmptySubsequences: false)
            .map { TextNormalization.singleSpaced(String($0)) }
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return name }
        return "\(parts[1]) \(parts[0])"
    }
}
