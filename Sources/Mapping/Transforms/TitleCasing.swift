/// Gives a name that is written in capitals or in small letters only a capital for each word.
///
///     ANA O'BRIEN-SMITH  ->  Ana O'Brien-Smith
///     Acme LLC           ->  Acme LLC            somebody chose these letters
struct TitleCasing: TextChange {
    func forward(_ text: String) -> String {
        let once = Self.titled(text)
        // Some rare letters become others in each round. They stay as they are, so that one round is all there is.
        return Self.titled(once) == once ? once : text
    }

    /// What letters a text had before is not known any more.
    func backward(_ text: String) -> String { text }

    private static func titled(_ text: String) -> String {
        guard text == text.uppercased() || text == text.lowercased() else { return text }
        var result = ""
        var word: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            if isInWord(scalar) {
                word.append(scalar)
            } else {
                result += capitalized(word)
                result.unicodeScalars.append(scalar)
                word = []
            }
        }
        return result + capitalized(word)
    }

    private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
        if isApostrophe(scalar) || scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
            return true
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .format: return true
        default: return false
        }
    }

    private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool { scalar == "'" || scalar == "\u{2019}" }

    /// One word: "O'BRIEN" has two capitals, "BOB'S" and "THEY'VE" have one.
    private static func capitalized(_ word: [Unicode.Scalar]) -> String {
        var result = ""
        var startsPart = true
        for (index, scalar) in word.enumerated() {
            result += startsPart ? capital(scalar) : scalar.properties.lowercaseMapping
            if isApostrophe(scalar) {
                startsPart = word.count - index > 3
            } else {
                startsPart = false
            }
        }
        return result
    }

    /// Its capital, unless that is the capital of another letter: "ß" has none that it could come back from.
    private static func capital(_ scalar: Unicode.Scalar) -> String {
        let capital = scalar.properties.titlecaseMapping
        return capital.lowercased() == scalar.properties.lowercaseMapping ? capital : String(scalar)
    }
}
