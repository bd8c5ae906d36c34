import Testing

@testable import HighLevel

@Suite struct InputTextTests {
    @Test(
        arguments: [
            (#"{"type":"string"}"#, "3", "3"), (#"{"type":"number"}"#, "3", 3),
            (#"{"type":"number"}"#, "three", "three"),
            (#"{"type":"boolean"}"#, "true", true), (#"{"type":"boolean"}"#, "yes", "yes"),
            (#"{"type":"array","items":{"type":"string"}}"#, "a, b", ["a", "b"]),
            (#"{"type":"array","items":{"type":"number"}}"#, "1,2", [1, 2]),
            (#"{"type":"array","items":{"type":"string"}}"#, #"["a,b"]"#, ["a,b"]),
            (#"{"type":"array","items":{"type":"string"}}"#, "", []),
            (#"{"type":"object"}"#, #"{"a":1}"#, .object(["a": 1])), (#"{"type":"object"}"#, "{", "{"),
            (#"{"type":"any"}"#, "null", nil), (#"{"type":"any"}"#, "plain", "plain"),
        ] as [(String, String, JSONValue)]
    )
    func textBecomesTheValueThatIsAskedFor(_ type: String, _ text: String, _ expected: JSONValue) throws {
        #expect(try decode(type, as: CatalogType.self).value(from: text) == expected)
    }
}
