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
                index += 1
            }
        }
        throw failure("Unterminated string.")
    }

    private mutating func escape() throws(GraphQLError) -> Character {
        let simple: [UInt8: Character] = [
            UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}",
            UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
        ]
        guard let byte = peek(1) else { throw failure("Unterminated string.") }
        if let character = simple[byte] {
            index += 2
            return character
        }
        guard byte == UInt8(ascii: "u") else {
            throw failure("Invalid character escape sequence: \"\\\(UnicodeScalar(byte))\".")
        }
        index += 2
        var code = try peek() == UInt8(ascii: "{") ? bracedCode() : hex(count: 4)
        if (0xD800...0xDBFF).contains(code), peek() == UInt8(ascii: "\\"), peek(1) == UInt8(ascii: "u") {
            index += 2
            let low = try hex(count: 4)
            guard (0xDC00...0xDFFF).contains(low) else { throw failure("Invalid Unicode escape sequence.") }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = UnicodeScalar(code) else { throw failure("Invalid Unicode escape sequence.") }
        return Character(scalar)
    }

    private mutating func hex(count: Int) throws(GraphQLError) -> UInt32 {
        let digits = bytes[index..<min(index + count, bytes.count)]
        guard digits.count == count, let code = GraphQLLexer.number(inHex: digits) else {
            throw failure("Invalid Unicode escape sequence.")
        }
        index += count
        return code
    }

    private mutating func bracedCode() throws(GraphQLError) -> UInt32 {
        index += 1
        let digits = bytes[index...].prefix(9).prefix { $0 != UInt8(ascii: "}") }
        guard digits.count < 9, let code = GraphQLLexer.number(inHex: digits), index + digits.count < bytes.count else {
            throw failure("Invalid Unicode escape sequence.")
        }
        index += digits.count + 1
        return code
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
                index += 1
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
