extension GraphQLLexer {
    /// Reads a quoted or a block string; the current byte is its first quote.
    mutating func string(from start: GraphQLError.Location) throws(GraphQLError) -> GraphQLToken {
        let quote = UInt8(ascii: "\"")
        if peek(1) == quote, peek(2) == quote {
            index += 3
            return GraphQLToken(kind: .blockString, text: try blockString(), location: start)
        }
        index += 1
        return GraphQLToken(kind: .string, text: try quotedString(), location: start)
    }

    private mutating func quotedString() throws(GraphQLError) -> String {
        var text: [UInt8] = []
        while let byte = peek() {
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): throw failure("Unterminated string.")
            case UInt8(ascii: "\\"): text.append(contentsOf: String(try escape()).utf8)
            default:
                text.append(byte)
                step()
            }
        }
        throw failure("Unterminated string.")
    }

    private mutating func escape() throws(GraphQLError) -> Character {
        let simple: [UInt8: Character] = [
            UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}",
            UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
        ]
        if let byte = peek(1), let character = simple[byte] {
            index += 2
            return character
        }
        guard peek(1) == UInt8(ascii: "u") else {
            throw failure("Invalid character escape sequence: \"\(text(2))\".")
        }
        return Character(try peek(2) == UInt8(ascii: "{") ? bracedScalar() : plainScalar())
    }

    /// The next characters, as messages show them.
    private func text(_ count: Int) -> String {
        String(
            String(decoding: bytes[index..<min(index + 4 * count, bytes.count)], as: UTF8.self).unicodeScalars.prefix(
                count
            )
        )
    }

    /// Reads an escape of four digits, or two of them that make one character.
    private mutating func plainScalar() throws(GraphQLError) -> UnicodeScalar {
        let code = hex(at: index + 2)
        if let scalar = code.flatMap(UnicodeScalar.init) {
            index += 6
            return scalar
        }
        if let code, (0xD800...0xDBFF).contains(code), peek(6) == UInt8(ascii: "\\"), peek(7) == UInt8(ascii: "u"),
            let low = hex(at: index + 8), (0xDC00...0xDFFF).contains(low),
            let scalar = UnicodeScalar(0x10000 + (code - 0xD800) << 10 + (low - 0xDC00))
        {
            index += 12
            return scalar
        }
        throw failure("Invalid Unicode escape sequence: \"\(text(6))\".")
    }

    private func hex(at start: Int) -> UInt32? {
        let digits = bytes[min(start, bytes.count)..<min(start + 4, bytes.count)]
        return digits.count == 4 ? GraphQLLexer.number(inHex: digits) : nil
    }

    /// Reads an escape of one to eight digits in braces.
    private mutating func bracedScalar() throws(GraphQLError) -> UnicodeScalar {
        let digits = bytes[(index + 3)...].prefix(8).prefix { GraphQLLexer.number(inHex: [$0]) != nil }
        let end = index + 3 + digits.count
        if end < bytes.count, bytes[end] == UInt8(ascii: "}"),
            let scalar = GraphQLLexer.number(inHex: digits).flatMap(UnicodeScalar.init)
        {
            index = end + 1
            return scalar
        }
        // Up to the first character that is wrong, and never more than eight digits and the braces.
        throw failure("Invalid Unicode escape sequence: \"\(text(min(digits.count + 4, 12)))\".")
    }

    private static func number(inHex digits: ArraySlice<UInt8>) -> UInt32? {
        guard !digits.isEmpty, digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-") else { return nil }
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    private mutating func blockString() throws(GraphQLError) -> String {
        var lines: [String] = []
        var current: [UInt8] = []
        let quotes = Array("\"\"\"".utf8)
        while let byte = peek() {
            if bytes[index...].starts(with: quotes) {
                index += 3
                lines.append(String(decoding: current, as: UTF8.self))
                return GraphQLLexer.dedent(lines)
            }
            if byte == UInt8(ascii: "\\"), bytes[(index + 1)...].starts(with: quotes) {
                current.append(contentsOf: quotes)
                index += 4
            } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                lines.append(String(decoding: current, as: UTF8.self))
                current = []
                newline()
            } else {
                current.append(byte)
                step()
            }
        }
        throw failure("Unterminated string.")
    }

    /// Removes the common indent and the blank lines at both ends, as the specification's BlockStringValue does.
    static func dedent(_ lines: [String]) -> String {
        func indent(_ line: String) -> Int { line.prefix { $0 == " " || $0 == "\t" }.count }
        let common = lines.dropFirst().filter { indent($0) < $0.count }.map(indent).min() ?? 0
        var result = lines.enumerated().map { $0.offset == 0 ? $0.element : String($0.element.dropFirst(common)) }
        while let first = result.first, indent(first) == first.count { result.removeFirst() }
        while let last = result.last, indent(last) == last.count { result.removeLast() }
        return result.joined(separator: "\n")
    }
}
