import Testing

@testable import Sandbox

@Suite struct GraphQLParserTests {
    @Test(arguments: [
        "{ projects { id } }",
        "query { projects { id } }",
        "query Q($first: Int = 3, $ids: [ID!]!) @a(x: 1) { p: projects(first: $first) @include(if: true) { ...F ... { id } } }"
            + " fragment F on Project { id }",
        "mutation M { createProject(input: {title: \"a\", projectInfo: {latitude: -1.5e3, reminder: true}}) { id } }",
        "# note\n{ a(list: [1, 2, [3]], nothing: null, word: WORD), b ,c }",
        "\u{FEFF}{ a(text: \"\"\"\n  block \\\"\"\" text\n  \"\"\") }",
        "{ query mutation fragment on }", "{ a(o: {}) b(l: []) }", "query ($a: Int @x) { a }",
    ])
    func readsGoodDocuments(_ source: String) {
        #expect(throws: Never.self) { try GraphQLParser.parse(source) }
    }

    @Test(arguments: [
        ("", "Syntax Error: Unexpected <EOF>."),
        ("{", "Syntax Error: Expected Name, found <EOF>."),
        ("{}", "Syntax Error: Expected Name, found \"}\"."),
        ("{ a(", "Syntax Error: Expected Name, found <EOF>."),
        ("{ a() }", "Syntax Error: Expected Name, found \")\"."),
        ("{ a(x: ) }", "Syntax Error: Unexpected \")\"."),
        ("{ a(x: \"open) }", "Syntax Error: Unterminated string."),
        ("{ a(x: \"\"\"open) }", "Syntax Error: Unterminated string."),
        ("{ a(x: \"\\q\") }", "Syntax Error: Invalid character escape sequence: \"\\q\"."),
        ("{ a(x: 00) }", "Syntax Error: Invalid number, unexpected digit after 0: \"0\"."),
        ("{ a(x: 1.) }", "Syntax Error: Invalid number, expected digit but got: \")\"."),
        ("{ a(x: 1x) }", "Syntax Error: Invalid number, expected digit but got: \"x\"."),
        ("{ ? }", "Syntax Error: Unexpected character: \"?\"."),
        ("{ é }", "Syntax Error: Unexpected character: U+00E9."),
        ("{ a(x: \"\\u12\") }", "Syntax Error: Invalid Unicode escape sequence: \"\\u12\")\"."),
        ("{ a(x: \"\\uD800\") }", "Syntax Error: Invalid Unicode escape sequence: \"\\uD800\"."),
        ("{ a(x: \"\\u{110000}\") }", "Syntax Error: Invalid Unicode escape sequence: \"\\u{110000}\"."),
        ("{ a .. b }", "Syntax Error: Unexpected character: \".\"."),
        ("{ a } }", "Syntax Error: Unexpected \"}\"."),
        ("type A { b: Int }", "Syntax Error: Unexpected Name \"type\"."),
        ("fragment on on A { b }", "Syntax Error: Unexpected Name \"on\"."),
        ("fragment F A { b }", "Syntax Error: Expected \"on\", found Name \"A\"."),
        ("query ($a: Int = $b) { a }", "Syntax Error: Unexpected variable \"$b\" in constant value."),
        ("query ($a Int) { a }", "Syntax Error: Expected \":\", found Name \"Int\"."),
    ])
    func refusesBadDocuments(_ source: String, _ message: String) {
        let error = #expect(throws: GraphQLError.self) { try GraphQLParser.parse(source) }
        #expect(error?.message == message)
        #expect(error?.location != nil)
    }

    @Test func namesThePlaceOfASyntaxError() {
        let error = #expect(throws: GraphQLError.self) { try GraphQLParser.parse("{\r\n  a\n  ?\n}") }
        #expect(error?.location == GraphQLError.Location(line: 3, column: 3))
        let later = #expect(throws: GraphQLError.self) { try GraphQLParser.parse("{ a(x: \"é日\") ?") }
        #expect(later?.location == GraphQLError.Location(line: 1, column: 14))
    }

    @Test(arguments: [
        (#""a\n\t\"\\\/""#, "a\n\t\"\\/"), (#""\u00e9\u{1F600}\uD83D\uDE00""#, "é😀😀"), ("\"\"", ""),
        ("\"\"\"\n    one\n      two\n\n  \"\"\"", "one\n  two"), ("\"\"\"a \\\"\"\" b\"\"\"", "a \"\"\" b"),
    ])
    func readsStrings(_ literal: String, _ text: String) throws {
        let document = try GraphQLParser.parse("{ a(x: \(literal)) }")
        guard case .field(let field) = document.operations[0].selections[0] else {
            Issue.record("no field")
            return
        }
        #expect(field.arguments[0].value == .string(text))
    }

    @Test(arguments: ["\"\\uD800\"", "\"\\u{110000}\"", "\"\\u12\"", "\"\\u{}\"", "\"\\u{12\""])
    func refusesBadUnicodeEscapes(_ literal: String) {
        #expect(throws: GraphQLError.self) { try GraphQLParser.parse("{ a(x: \(literal)) }") }
    }

    @Test(arguments: ["{a", "[", "query($a:["]) func boundsNesting(_ unit: String) {
        let open = unit == "{a" ? "" : unit == "[" ? "{ a(x: " : "query ($a: "
        let repeated = String(repeating: unit == "{a" ? unit : "[", count: 100_000)
        let error = #expect(throws: GraphQLError.self) {
            try GraphQLParser.parse(open + repeated, limits: .init(tokens: 1_000_000))
        }
        #expect(error?.message == "Syntax Error: Document is nested more than 32 levels deep.")
    }

    @Test func boundsTokens() {
        let error = #expect(throws: GraphQLError.self) {
            try GraphQLParser.parse("{" + String(repeating: " a", count: 20_000) + "}")
        }
        #expect(error?.message == "Syntax Error: Document contains more than 15000 tokens. Parsing aborted.")
    }
}
