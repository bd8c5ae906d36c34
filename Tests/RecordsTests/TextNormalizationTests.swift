import Records
import TestSupport
import Testing

@Suite struct TextNormalizationTests {
    @Test(arguments: [
        ("", ""), ("  a  ", "a"), ("a  b", "a b"), ("a\t\r\nb", "a b"), ("a\u{00A0}\u{3000}b", "a b"),
        ("\u{2028}a\u{2029}", "a"), ("e\u{301}", "é"),
    ])
    func `single spacing`(_ text: String, _ spaced: String) {
        #expect(TextNormalization.singleSpaced(text) == spaced)
    }

    @Test func `single spacing composes, so that equal texts are equal bytes`() {
        #expect(Array(TextNormalization.singleSpaced("Nu\u{301}n\u{303}ez").utf8) == Array("N\u{FA}\u{F1}ez".utf8))
    }

    @Test(arguments: [
        ("O'Brien", "obrien"), ("O\u{2019}Brien", "obrien"), ("Smith, John", "smith john"),
        ("Smith-Jones", "smith jones"), ("J.R. Smith", "jr smith"), ("Smith & Sons (Roofing)", "smith sons roofing"),
        ("  ACME\t Inc. ", "acme inc"), ("#1 Plumbing", "1 plumbing"), ("a_b", "a b"), ("***", "***"), ("?!", "?!"),
        ("' .", "' ."), ("", ""), ("   ", ""),
    ])
    func `names in ASCII`(_ text: String, _ name: String) {
        #expect(TextNormalization.name(text) == name)
    }

    @Test(arguments: [
        ("Núñez", "nunez"), ("Nu\u{301}n\u{303}ez", "nunez"), ("Nguyễn Thị Hạnh", "nguyen thi hanh"),
        ("Łukasz", "łukasz"), ("ÅNGSTRÖM", "angstrom"), ("Ｊｏｈｎ　Ｓｍｉｔｈ", "john smith"),
        ("ＡＣＭＥ １２", "acme 12"), ("ﬁnch", "finch"), ("ПЁТР Иванов", "петр иванов"),
        ("ΓΙΏΡΓΟΣ", "γιωργοσ"), ("Γιώργος", "γιωργοσ"), ("Straße", "strasse"), ("STRASSE", "strasse"),
        ("ﾔﾏﾀﾞ", "ヤマダ"), ("山田　太郎", "山田 太郎"), ("김철수", "김철수"),
    ])
    func `names in other scripts lose case, width and accents`(_ text: String, _ name: String) {
        #expect(TextNormalization.name(text) == name)
    }

    /// Marks that make another letter of a letter, in scripts where that is what a mark does.
    @Test(arguments: [("हिन्दी", "हनद"), ("रीता", "रात"), ("นิดา", "นุดา"), ("בנימין", "במימין"), ("がとう", "かとう")])
    func `different names of other scripts stay different`(_ left: String, _ right: String) {
        #expect(TextNormalization.name(left) != TextNormalization.name(right))
    }

    @Test func `the fast path for ASCII and the general path agree`() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<5000 {
            let count = Int.random(in: 0...12, using: &generator)
            let scalars = (0..<count).map { _ in Unicode.Scalar(UInt8.random(in: 0..<0x80, using: &generator)) }
            let text = String(String.UnicodeScalarView(scalars))
            // White space outside ASCII changes nothing but the path.
            #expect(TextNormalization.name(text) == TextNormalization.name(text + "\u{3000}"), "\(scalars)")
        }
    }

    @Test func `single spacing twice is single spacing once, whatever the text`() {
        var generator = SeededGenerator(seed: 8)
        let alphabet = Array("aZ9 '’.-éßあガ山ﾞＡ한ह\u{93F}\u{301}\n\r\t\u{3000}\u{200D}İσς🏠".unicodeScalars)
        for _ in 0..<5000 {
            let count = Int.random(in: 0...8, using: &generator)
            let scalars = (0..<count).map { _ in alphabet.randomElement(using: &generator)! }
            let text = String(String.UnicodeScalarView(scalars))
            for normalize in [TextNormalization.singleSpaced, TextNormalization.caseAndSpace] {
                let once = normalize(text)
                #expect(Array(normalize(once).utf8) == Array(once.utf8), "\(scalars)")
            }
        }
    }

    @Test func `the normal form of a name is its own normal form`() {
        var generator = SeededGenerator(seed: 9)
        let alphabet: [String] = [
            "a", "Z", "9", " ", "'", "’", ".", "-", "_", "é", "e\u{301}", "ß", "Ł", "あ", "ガ", "ｶﾞ", "山", "Ａ", "한", "हि",
            "\n", "\r", "\t", "\u{3000}", "İ", "σ", "ς", "🏠", "street", "North",
        ]
        for _ in 0..<5000 {
            let count = Int.random(in: 0...8, using: &generator)
            let text = (0..<count).map { _ in alphabet.randomElement(using: &generator)! }.joined()
            for normalize in [TextNormalization.name, PostalNormalization.line] {
                let once = normalize(text)
                #expect(Array(normalize(once).utf8) == Array(once.utf8), "\(text)")
            }
        }
    }
}
