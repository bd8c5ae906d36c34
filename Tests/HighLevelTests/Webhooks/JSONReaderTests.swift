import Foundation
import TestSupport
import Testing

@testable import HighLevel

@Suite struct JSONReaderTests {
    private func read(_ text: String) throws -> JSONValue { try JSONReader.read(Data(text.utf8)) }

    @Test(
        arguments: [
            ("null", .null), (" true ", true), ("\t\r\nfalse\n", false), ("0", 0), ("-0", 0), ("12", 12), ("-7", -7),
            ("1.5", 1.5), ("1e2", 100), ("1E+2", 100), ("25e-1", 2.5), ("9007199254740993", 9_007_199_254_740_992),
            (#""""#, ""), (#""a\"\\\/\b\f\n\r\tz""#, "a\"\\/\u{8}\u{C}\n\r\tz"), (#""\u00e4ä""#, "ää"),
            (#""\ud83d\ude00""#, "😀"), ("[]", []), ("[1,[2]]", [1, [2]]), ("{}", .object([:])),
            (#"{"a":{"b":[null]}}"#, .object(["a": .object(["b": [.null]])])),
            ("\u{FEFF}{}", .object([:])),
        ] as [(String, JSONValue)]
    )
    func values(_ text: String, _ expected: JSONValue) throws {
        #expect(try read(text) == expected)
    }

    @Test func ofAMemberThatComesTwiceTheLastCounts() throws {
        #expect(try read(#"{"a":1,"a":2}"#) == .object(["a": 2]))
    }

    @Test(arguments: ["1e999", "-1e999", "1" + String(repeating: "0", count: 400)])
    func aNumberBeyondDoubleKeepsItsDigits(_ text: String) throws {
        #expect(try read(text) == .string(text))
    }

    @Test(arguments: [#""\ud83d""#, #""\ude00""#, #""\ud83d\ud83d\ude00""#, #""\ud83dx""#, #""\ud83d\n""#])
    func halfASurrogatePairIsReplaced(_ text: String) throws {
        let value = try #require(try read(text).stringValue)
        #expect(value.contains("\u{FFFD}"))
        if text.hasSuffix(#"\ude00""#), text.count > 10 { #expect(value == "\u{FFFD}😀") }
        if text.hasSuffix(#"x""#) { #expect(value == "\u{FFFD}x") }
    }

    @Test(arguments: [
        "", " ", "nul", "truex", "+1", "01", "-", "1.", ".5", "1e", "0x1", "NaN", "Infinity", "'a'", #""a"#, #""\x""#,
        #""\u12g4""#, "\"\n\"", "[", "[1", "[1,]", "[,]", "{", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, "{a:1}", "{1:2}",
        "]",
        "1 2", "{} x", "\u{FEFF}", #""\u00""#,
    ])
    func whatIsNoJSONFails(_ text: String) {
        #expect(throws: JSONReader.Failure.self) { try read(text) }
    }

    @Test func invalidUTF8Fails() {
        for bytes: [UInt8] in [[0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0xFE]] {
            #expect(throws: JSONReader.Failure.self) { try JSONReader.read(Data(bytes)) }
        }
    }

    @Test func depthIsBounded() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try read(nested(JSONReader.maximumDepth + 1))
        #expect(throws: JSONReader.Failure.self) { try read(nested(JSONReader.maximumDepth + 2)) }
        #expect(throws: JSONReader.Failure.self) { try read(nested(100_000)) }
        #expect(throws: JSONReader.Failure.self) { try read(String(repeating: #"{"a":"#, count: 100_000)) }
    }

    @Test func failuresSayWhere() {
        let failure = #expect(throws: JSONReader.Failure.self) { try read(#"{"a":tru}"#) }
        #expect(failure?.offset == 5)
    }

    /// Foundation's decoder is the judge: the same texts are taken and give the same values.
    @Test(arguments: [11, 12, 13, 14] as [UInt64])
    func itAgreesWithFoundation(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var taken = 0
        for step in 0..<1500 {
            let text = Self.text(depth: 0, &random)
            let data = Data(Self.damaged(text, &random).utf8)
            guard let judge = try? JSONDecoder().decode(JSONValue.self, from: data) else {
                if let value = try? JSONReader.read(data) {
                    #expect(Self.isKnownLeniency(data), "seed \(seed), step \(step): \(text) gave \(value)")
                }
                continue
            }
            taken += 1
            let value = try? JSONReader.read(data)
            if value == nil, Self.hasTrailingComma(data) { continue }
            #expect(value == judge, "seed \(seed), step \(step): \(String(decoding: data, as: UTF8.self))")
        }
        #expect(taken > 700, "seed \(seed)")
    }

    /// Where this reader takes what Foundation does not.
    private static func isKnownLeniency(_ data: Data) -> Bool {
        let text = String(decoding: data, as: UTF8.self)
        return text.contains("999") || text.contains(#"\ud"#)
    }

    /// Where Foundation takes what is no JSON.
    private static func hasTrailingComma(_ data: Data) -> Bool {
        String(decoding: data, as: UTF8.self).contains(/,\s*[\]}]/)
    }

    private static func text(depth: Int, _ random: inout SeededGenerator) -> String {
        switch Int.random(in: 0..<(depth > 4 ? 6 : 8), using: &random) {
        case 0: return ["null", "true", "false"].randomElement(using: &random)!
        case 1: return String(Int.random(in: -1_000_000...1_000_000, using: &random))
        case 2: return String(Double.random(in: -1e6...1e6, using: &random))
        case 3: return ["1e3", "0", "-0.5E-2", "1e999", "12345678901234567890"].randomElement(using: &random)!
        case 4: return #""\u00e4 \ud83d\ude00 \"x\" \n""#
        case 5: return ["\"ä😀 b\"", #""""#, #""\/""#, #""\ud83d""#].randomElement(using: &random)!
        case 6:
            let items = (0..<Int.random(in: 0...4, using: &random)).map { _ in text(depth: depth + 1, &random) }
            return "[" + items.joined(separator: ", ") + "]"
        default:
            let members = (0..<Int.random(in: 0...4, using: &random)).map { index in
                "\"k\(index)\" :\n" + text(depth: depth + 1, &random)
            }
            return "{" + members.joined(separator: ",") + "}"
        }
    }

    private static func damaged(_ text: String, _ random: inout SeededGenerator) -> String {
        guard Int.random(in: 0..<3, using: &random) == 0, !text.isEmpty else { return text }
        var characters = Array(text.unicodeScalars)
        let index = Int.random(in: 0..<characters.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: characters.remove(at: index)
        case 1: characters.insert("[]{},:\"\\0- ".unicodeScalars.randomElement(using: &random)!, at: index)
        default: characters.removeSubrange(index...)
        }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: characters)
        return String(result)
    }
}
