import Records
import TestSupport

/// An endless row of values that are near to what a transform knows, and of those that nobody should type.
struct NastySource {
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    private static let known = [
        "", " ", "\u{A0}", "\n", "Gold", " gold ", "G", "g", "A", "B", "C", "X", "Unknown", "unknown", "Lopez, Ana",
        "del Valle, Ana", "Acme, Inc., Boston", "Smith,", ", Ana", ",\u{301}a", "a ,\u{301}b c", "TX", "texas",
        " Tex as",
        "Qu\u{65}\u{301}bec", "QUEBEC", "USA", "us", "Côte d'Ivoire", "2026-11-24", "2026-02-30", "11/24/2026",
        "1/2/2026",
        "24.11.2026", "13/1/2026", "Nov 24, 2026", "november 4 2026", "2026-11-24T15:30:00Z",
        "2026-11-24T15:30:00.123+05:45",
        "2026-11-01 01:30", "2026-03-08 02:30", "2026-11-01T06:30:00Z", "2026-11-01T07:30:00Z", "1795534200123", "-1",
        "9999-12-31", "1582-10-10", "0001-01-01", "9223372036854775807", "-9223372036854775808", "0", "-0", "-0.00",
        "007",
        "1,234.50", "1.234,50", "1.234", "1,234", "12,34", "1.", ".5", "--5", "0.005", "999.995", "-0.001", "1e+16",
        "NaN",
        "٣٫٥", "$1,234.5", "-$5", "$-5", "USD 5", "€5", "JPY5", "($5)", "a,b; c|d", ";;", "a;\u{301}b", "VIP", "vip",
        "מוטי, כהן", "\u{202E}abc", "👨‍👩‍👧‍👦 Family", "ŉ", "ǆ", "İstanbul", "ΟΔΟΣ", "ß", "ﬁ", "they've O'BRIEN", "O'BRIEN",
        "99999999999999999999999999999999999999.5", "1234567890123456789012345678901234567890",
    ]

    mutating func next() -> Value {
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: .number([0, -0.0, 1e300, -1e16, 0.1, .infinity].randomElement(using: &generator)!)
        case 1: .list([text(), nil, text(), true].shuffled(using: &generator))
        case 2: .text(String(repeating: text() + " ", count: Int.random(in: 1...40, using: &generator)))
        case 3: .text(text() + text())
        case 4: .text(text().uppercased())
        default: .text(text())
        }
    }

    private mutating func text() -> String { Self.known.randomElement(using: &generator)! }

    private mutating func text() -> Value { .text(text()) }
}
