/// Cuts a document into tokens, one at a time.
struct GraphQLLexer {
    let bytes: [UInt8]
    var index = 0
    private var line = 1
    private var lineStart = 0
    /// Bytes of this line that only go on with a character: columns count characters.
    private var continuations = 0

    init(_ source: String) {
        bytes = Array(source.utf8)
    }

    /// The byte at an offset from the current one, nil past the end.
    func peek(_ offset: Int = 0) -> UInt8? {
        index + offset < bytes.count ? bytes[index + offset] : nil
    }

    /// The place of the current byte.
    var location: GraphQLError.Location {
        GraphQLError.Location(line: line, column: index - lineStart - continuations + 1)
    }

    /// A syntax error at the current byte.
    func failure(_ reason: String) -> GraphQLError {
        GraphQLError("Syntax Error: \(reason)", at: location)
    }

    /// Steps over a line end, counting CR LF as one.
    mutating func newline() {
        if peek() == UInt8(ascii: "\r"), peek(1) == UInt8(ascii: "\n") { index += 1 }
        index += 1
        line += 1
        lineStart = index
        continuations = 0
    }

    /// Steps over a byte of text.
    mutating func step() {
        if bytes[index] & 0xC0 == 0x80 { continuations += 1 }
        index += 1
    }

    /// The next token, `.endOfFile` at the end and from then on.
    mutating func next() throws(GraphQLError) -> GraphQLToken {
        skipIgnored()
        let start = location
        guard let byte = peek() else { return GraphQLToken(kind: .endOfFile, text: "", location: start) }
        switch byte {
        case _ where GraphQLLexer.startsName(byte):
            return GraphQLToken(kind: .name, text: name(), location: start)
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            return try number(from: start)
        case UInt8(ascii: "\""):
            return try string(from: start)
        case UInt8(ascii: "."):
            guard peek(1) == byte, peek(2) == byte else { throw failure("Unexpected character: \".\".") }
            index += 3
            return GraphQLToken(kind: .punctuator, text: "...", location: start)
        case _ where "!$&()[]{}:=@|".utf8.contains(byte):
            index += 1
            return GraphQLToken(kind: .punctuator, text: String(UnicodeScalar(byte)), location: start)
        default:
            throw failure("Unexpected character: \(shown()).")
        }
    }

    private mutating func skipIgnored() {
        while let byte = peek() {
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): newline()
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ","): index += 1
            case 0xEF where peek(1) == 0xBB && peek(2) == 0xBF: for _ in 0..<3 { step() }
            case UInt8(ascii: "#"):
                while let next = peek(), next != UInt8(ascii: "\n"), next != UInt8(ascii: "\r") { step() }
            default: return
            }
        }
    }

    private static func startsName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
        default: false
        }
    }

    private static func isDigit(_ byte: UInt8?) -> Bool {
        byte.map { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } ?? false
    }

    private mutating func name() -> String {
        let start = index
        while let byte = peek(), GraphQLLexer.startsName(byte) || GraphQLLexer.isDigit(byte) { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func number(from start: GraphQLError.Location) throws(GraphQLError) -> GraphQLToken {
        let first = index
        var kind = GraphQLToken.Kind.int
        if peek() == UInt8(ascii: "-") { index += 1 }
        if peek() == UInt8(ascii: "0"), GraphQLLexer.isDigit(peek(1)) {
            index += 1
            throw failure("Invalid number, unexpected digit after 0: \(shown()).")
        }
        try digits()
        if peek() == UInt8(ascii: ".") {
            kind = .float
            index += 1
            try digits()
        }
        if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
            kind = .float
            index += 1
            if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { index += 1 }
            try digits()
        }
        if let next = peek(), next == UInt8(ascii: ".") || GraphQLLexer.startsName(next) {
            throw failure("Invalid number, expected digit but got: \(shown()).")
        }
        return GraphQLToken(kind: kind, text: String(decoding: bytes[first..<index], as: UTF8.self), location: start)
    }

    private mutating func digits() throws(GraphQLError) {
        guard GraphQLLexer.isDigit(peek()) else {
            throw failure("Invalid number, expected digit but got: \(shown()).")
        }
        while GraphQLLexer.isDigit(peek()) { index += 1 }
    }

    /// The current character as syntax errors name it: what is not plain ASCII by its number.
    private func shown() -> String {
        guard index < bytes.count else { return "<EOF>" }
        let scalar = String(decoding: bytes[index..<min(index + 4, bytes.count)], as: UTF8.self).unicodeScalars.first
        let number = scalar?.value ?? 0xFFFD
        if number == 0x22 { return "'\"'" }
        if (0x20...0x7E).contains(number), let scalar { return "\"\(scalar)\"" }
        let digits = String(number, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
