import Foundation
import Records
import Testing

@Suite struct ValueTests {
    @Test(arguments: [nil, "", "  ", "\t\n", "\u{00A0}", "\u{3000}", []] as [Value])
    func `blank values become null`(_ value: Value) {
        #expect(value.isBlank)
        #expect(value.nullIfBlank == .null)
    }

    @Test(arguments: ["a", " a ", "0", .number(0), false, true, ["a"], [""]] as [Value])
    func `filled values stay`(_ value: Value) {
        #expect(!value.isBlank)
        #expect(value.nullIfBlank == value)
    }

    @Test(
        arguments: [
            (.null, "null"), ("Ana \"the roof\" Núñez", #""Ana \"the roof\" Núñez""#), (.number(42), "42"),
            (.number(0.5), "0.5"), (true, "true"), (false, "false"), ([], "[]"),
            (["a", .number(1), nil], #"["a",1,null]"#),
        ] as [(Value, String)]
    )
    func `codes as plain JSON and back`(_ value: Value, _ json: String) throws {
        #expect(String(decoding: try JSONEncoder().encode(value), as: UTF8.self) == json)
        #expect(try JSONDecoder().decode(Value.self, from: Data(json.utf8)) == value)
    }

    @Test(arguments: ["1", "0"])
    func `a JSON number is never a flag`(_ json: String) throws {
        #expect(try JSONDecoder().decode(Value.self, from: Data(json.utf8)) == .number(try #require(Double(json))))
    }

    @Test(arguments: [#""1""#, #""true""#, #""null""#])
    func `a JSON string stays a text whatever it spells`(_ json: String) throws {
        #expect(try JSONDecoder().decode(Value.self, from: Data(json.utf8)).text != nil)
    }

    @Test func `a JSON object is refused`() {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Value.self, from: Data(#"{"a":1}"#.utf8)) }
    }

    @Test(
        arguments: [
            (.null, "—"), ("text", "text"), (.number(5), "5"), (.number(-3), "-3"), (.number(2.5), "2.5"),
            (.number(1e300), "1e+300"), (.number(.infinity), "inf"), (.number(.nan), "nan"), (true, "yes"),
            (false, "no"),
            (["a", .number(2)], "a, 2"),
        ] as [(Value, String)]
    )
    func `reads as a person would write it`(_ value: Value, _ text: String) {
        #expect(value.description == text)
    }

    @Test(
        arguments: [
            (nil, nil), ("a", "a"), (.number(1042), "1042"), (true, "yes"), (["a", .number(2)], "a, 2"), ([], nil),
        ] as [(Value, Value)]
    )
    func `is spelled out for a system that keeps texts only`(_ value: Value, _ text: Value) {
        #expect(value.spelledOut == text)
    }

    @Test func `only the matching case gives its content`() {
        #expect(Value.text("a").text == "a")
        #expect(Value.number(1).text == nil)
        #expect(Value.list(["a"]).list == ["a"])
        #expect(Value.text("a").list == nil)
        #expect(Value(String?.none) == .null)
        #expect(Value(["a", "b"]) == ["a", "b"])
    }
}
