import Foundation

/// Reads a JSON text that a stranger sent.
///
/// It is there beside the decoder of Foundation because an event must be kept whole whatever it holds: a number beyond
/// `Double` stays as its digits, half a surrogate pair (a text cut by its sender) becomes U+FFFD, of a member that comes
/// twice the last one counts, as with the sender. It refuses what is no JSON, no UTF-8, or nested deeper than
/// ``maximumDepth``.
struct JSONReader {
    /// How deep lists and objects may be nested.
    static let maximumDepth = 128

    /// Why a text is no JSON.
    struct Failure: Error, Hashable {
        /// The byte it was noticed at, counted from 0.
        let offset: Int
        /// The rule that was broken.
        let rule: String
    }

    private let bytes: [UInt8]
    private var index = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The value of a whole text; a byte order mark before it is passed over.
    static func read(_ data: Data) throws(Failure) -> JSONValue {
        var reader = JSONReader([UInt8](data))
        if reader.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.index = 3 }
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.index == reader.bytes.count else { throw reader.failure("something follows the value") }
        return value
    }

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private func failure(_ rule: String) -> Failure { Failure(offset: index, rule: rule) }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: scalar) else { return false }
        index += 1
        return true
    }

    private mutating func value(depth: Int) throws(Failure) -> JSONValue {
        skipSpace()
        guard depth <= Self.maximumDepth else { throw failure("nested deeper than \(Self.maximumDepth) levels") }
        switch next {
        case UInt8(ascii: "{"): return .object(try object(depth: depth))
        case UInt8(ascii: "["): return .array(try array(depth: depth))
        case UInt8(ascii: "\""): return .string(try text())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-")?, (UInt8(ascii: "0")...UInt8(ascii: "9"))?: return try number()
        case nil: throw failure("it ends early")
        default: throw failure("a value was expected")
        }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(Failure) -> JSONValue {
        guard bytes[index...].starts(with: word.utf8) else { throw failure("a value was expected") }
        index += word.utf8.count
        return value
    }

    private mutating func object(depth: Int) throws(Failure) -> [String: JSONValue] {
        index += 1
        var members: [String: JSONValue] = [:]
        skipSpace()
        if take("}") { return members }
        while true {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw failure("a member's name was expected") }
            let name = try text()
            skipSpace()
            guard take(":") else { throw failure("a colon was expected") }
            members[name] = try value(depth: depth + 1)
            skipSpace()
            if take("}") { return members }
            guard take(",") else { throw failure("a comma or a brace was expected") }
        }
    }

    private mutating func array(depth: Int) throws(Failure) -> [JSONValue] {
        index += 1
        var items: [JSONValue] = []
        skipSpace()
        if take("]") { return items }
        while true {
            items.append(try value(depth: depth + 1))
            skipSpace()
            if take("]") { return items }
            guard take(",") else { throw failure("a comma or a bracket was expected") }
        }
    }
}

// MARK: - Numbers

extension JSONReader {
    private mutating func number() throws(Failure) -> JSONValue {
        let start = index
        let isNegative = take("-")
        let digits = try digits(leadingZeroes: false)
        var isWhole = true
        if take(".") {
            _ = try self.digits(leadingZeroes: true)
            isWhole = false
        }
        if take("e") || take("E") {
            _ = take("+") || take("-")
            _ = try self.digits(leadingZeroes: true)
            isWhole = false
        }
        if isWhole, digits.count <= 15 {
            let magnitude = digits.reduce(0) { $0 * 10 + Double($1 - 0x30) }
            return .number(isNegative ? -magnitude : magnitude)
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        guard let number = Double(text), number.isFinite else { return .string(text) }
        return .number(number)
    }

    private mutating func digits(leadingZeroes: Bool) throws(Failure) -> ArraySlice<UInt8> {
        let start = index
        while let byte = next, (0x30...0x39).contains(byte) { index += 1 }
        let digits = bytes[start..<index]
        guard !digits.isEmpty else { throw failure("a digit was expected") }
        guard leadingZeroes || digits.count == 1 || digits.first != 0x30 else {
            throw failure("a number begins with 0")
        }
        return digits
    }
}

// MARK: - Texts

extension JSONReader {
    private mutating func text() throws(Failure) -> String {
        index += 1
        let start = index
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { index += 1 }
        guard next != UInt8(ascii: "\"") else {
            defer { index += 1 }
            return try string(bytes[start..<index])
        }
        return try escapedText(from: start)
    }

    private mutating func escapedText(from start: Int) throws(Failure) -> String {
        var content = Array(bytes[start..<index])
        while let byte = next {
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return try string(content[...])
            case UInt8(ascii: "\\"): content.append(contentsOf: String(try escape()).utf8)
            case ..<0x20: throw failure("a control character in a text")
            default: content.append(byte)
            }
        }
        throw failure("it ends early")
    }

    private func string(_ utf8: ArraySlice<UInt8>) throws(Failure) -> String {
        guard let text = String(validating: utf8, as: UTF8.self) else { throw failure("a text is not UTF-8") }
        return text
    }

    private mutating func escape() throws(Failure) -> Unicode.Scalar {
        guard let byte = next else { throw failure("it ends early") }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw failure("an unknown escape in a text")
        }
    }

    /// The scalar of `\uXXXX`, with its other half when it is the first of a pair; a half alone is U+FFFD.
    private mutating func unicodeEscape() throws(Failure) -> Unicode.Scalar {
        let unit = try hexadecimal()
        guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) ?? "\u{FFFD}" }
        let before = index
        guard take("\\"), take("u") else {
            index = before
            return "\u{FFFD}"
        }
        let other = try hexadecimal()
        guard (0xDC00..<0xE000).contains(other) else {
            index = before
            return "\u{FFFD}"
        }
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (other - 0xDC00)) ?? "\u{FFFD}"
    }

    private mutating func hexadecimal() throws(Failure) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw failure("four hexadecimal digits were expected")
            }
            value = value << 4 | UInt32(digit)
            index += 1
        }
        return value
    }
}
