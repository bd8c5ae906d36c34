import Foundation
import Mapping
import TestSupport
import Testing

@Suite struct TextPatternTests {
    @Test(arguments: [
        ("[A-Z]{2}-\\d+", "TX-1042", true), ("[A-Z]{2}-\\d+", "TX-", false), ("[A-Z]{2}-\\d+", "xTX-1", false),
        ("^a|b$", "b", true), ("^a|b$", "ab", false), ("(?:ab)*c?", "ababc", true), ("(ab){2,3}", "ab", false),
        ("(ab){2,3}", "ababab", true), ("(ab){2,}", "abababab", true), ("a{0}", "", true), ("", "", true),
        ("", "a", false),
        (".*", "山田\n🏠", true), ("[^0-9]+", "a1", false), ("[]a-]+", "]-a", true), ("\\w+\\s\\w+", "Ana Lopez", true),
        ("\\D\\W\\S", "a-b", true), ("\\.\\{", ".{", true), ("(a|)b", "b", true), ("[\\d.]+", "1.2", true),
        ("a+?b??", "aa", true), ("é", "e\u{301}", false),
    ])
    func `matches the whole text`(_ pattern: String, _ text: String, _ expected: Bool) throws {
        #expect(try TextPattern(pattern).matches(text) == expected)
    }

    @Test(arguments: [
        ("(", "'(' without"), (")", "too many"), ("a$b", "in the middle"), ("[a", "'[' without"),
        ("*a", "nothing before"),
        ("a**", "repeats a repetition"), ("a{2", "without a count"), ("a{3,2}", "without a count"),
        ("a{201}", "at most 200"), ("(a{100}){100}", "too large"), ("(?=a)", "not supported"),
        ("(a)\\1", "not supported"),
        ("\\", "ends with"), ("[z-a]", "before it starts"), ("\\p{L}", "not supported"),
        (String(repeating: "(", count: 30), "groups within groups"),
        (String(repeating: "a", count: 501), "longer than 500"),
    ])
    func `refuses what it cannot do`(_ pattern: String, _ expected: String) {
        let problem = #expect(throws: PatternProblem.self) { try TextPattern(pattern) }
        #expect(problem?.message.contains(expected) == true, "\(problem?.message ?? "")")
    }

    @Test func `says the same as the regular expressions of the standard library`() throws {
        let parts = ["a", "b", "[ab]", "(a|b)", "(ab)", ".", "a*", "(ba)+", "b?", "(a|ab){1,2}", "[^a]"]
        var generator = SeededGenerator(seed: 41)
        for _ in 0..<300 {
            let count = Int.random(in: 1...4, using: &generator)
            let text = (0..<count).map { _ in parts.randomElement(using: &generator)! }.joined()
            let (own, other) = (try TextPattern(text), try Regex(text))
            for _ in 0..<10 {
                let sample = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                    ["a", "b"].randomElement(using: &generator)!
                }.joined()
                #expect(try own.matches(sample) == (other.wholeMatch(in: sample) != nil), "\(text) on \(sample)")
            }
        }
    }

    @Test func `what makes others go back for ever takes as many steps as the text is long`() throws {
        // Thousands of times the age of the universe for a matcher that goes back.
        #expect(try !TextPattern("(a+)+b").matches(String(repeating: "a", count: 3000)))
        #expect(try !TextPattern("(a|aa)*c").matches(String(repeating: "a", count: 3000)))
    }

    @Test func `a text beyond the limit matches nothing`() throws {
        let pattern = try TextPattern("a*")
        #expect(pattern.matches(String(repeating: "a", count: TextPattern.maximumTextLength)))
        #expect(!pattern.matches(String(repeating: "a", count: TextPattern.maximumTextLength + 1)))
    }
}
