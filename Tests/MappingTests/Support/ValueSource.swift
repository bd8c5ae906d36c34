import Records
import TestSupport

/// An endless row of values as people and machines write them, the same for the same seed.
struct ValueSource {
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func next() -> Value {
        switch Int.random(in: 0..<20, using: &generator) {
        case 0: .null
        case 1: .number(Double(Int.random(in: -5...99_999, using: &generator)))
        case 2: .flag(Bool.random(using: &generator))
        case 3: .list([.text(text()), .text(text())])
        case 4..<12: .text(phone())
        default: .text(text())
        }
    }

    private static let alphabet = Array(
        "aZ9 .-'éßŁİıǅſΣς山あ한ह\u{93F}\u{301}\n\r\t\u{3000}\u{A0}\u{200D}🏠".unicodeScalars
    )

    private mutating func text() -> String {
        let count = Int.random(in: 0...8, using: &generator)
        return String(
            String.UnicodeScalarView((0..<count).map { _ in Self.alphabet.randomElement(using: &generator)! })
        )
    }

    private static let shapes = [
        "312555####", "(312) 555-####", "+1 312 555 ####", "+44 20 7946 ####", "020 7946 ####", "+39 06 1234 ####",
        "06 1234 ####", "+52 55 1234 ####", "+52 1 55 1234 ####", "555-####", "312-555-#### x12", "+49 30 90####",
        "0####", "+1800355####", "+###########", "##########",
    ]

    private mutating func phone() -> String {
        let shape = Self.shapes.randomElement(using: &generator)!
        return String(shape.map { $0 == "#" ? Character(String(Int.random(in: 0...9, using: &generator))) : $0 })
    }

    /// The value's scalars in hexadecimal, for messages.
    static func scalars(of value: Value) -> String {
        value.text?.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " ") ?? "\(value)"
    }
}
