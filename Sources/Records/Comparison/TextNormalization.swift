import Foundation

/// The steps that bring texts to a form in which the same is written the same.
public enum TextNormalization {
    /// Without white space at both ends.
    public static func trimmed(_ text: String) -> String {
        text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Runs of white space become one space, none at the ends; Unicode's canonical composition.
    public static func singleSpaced(_ text: String) -> String {
        // By scalars and not by characters: a mark after a line break would join the space put before it, and the two
        // would be white space to the next who looks.
        text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace).map { String($0) }
            .joined(separator: " ").precomposedStringWithCanonicalMapping
    }

    /// Single-spaced and lower-cased.
    public static func caseAndSpace(_ text: String) -> String {
        singleSpaced(text).lowercased()
    }

    /// As ``caseAndSpace(_:)``, without diacritics and punctuation.
    ///
    /// Punctuation between letters goes away ("O'Brien" is "obrien"), any other parts words ("Smith, John" is "smith john",
    /// "Smith-Jones" is "smith jones").
    /// Falls back to ``caseAndSpace(_:)`` when nothing would be left, so that a name of signs only keeps being itself.
    public static func name(_ text: String) -> String {
        if let simple = asciiName(text) { return simple }
        let folded = text.precomposedStringWithCompatibilityMapping
            .folding(options: [.diacriticInsensitive, .widthInsensitive, .caseInsensitive], locale: nil)
        let kept = folded.unicodeScalars.compactMap(nameScalar)
        let name = singleSpaced(String(String.UnicodeScalarView(kept)))
        return name.isEmpty ? caseAndSpace(text) : name
    }

    private static func nameScalar(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if scalar == "'" || scalar == "\u{2019}" || scalar == "." { return nil }
        if scalar.properties.isAlphabetic || scalar.properties.numericType != nil || isMark(scalar) { return scalar }
        return " "
    }

    /// Vowel signs and the like are part of the word in the scripts of India and of the Near East.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark: true
        default: false
        }
    }

    /// The same result for text in ASCII, several times as fast; nil for any other text, or when nothing would be left.
    private static func asciiName(_ text: String) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case 0x80...: return nil
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): bytes.append(byte)
            case UInt8(ascii: "'"), UInt8(ascii: "."): continue
            default: if bytes.last != UInt8(ascii: " "), !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
            }
        }
        if bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}
