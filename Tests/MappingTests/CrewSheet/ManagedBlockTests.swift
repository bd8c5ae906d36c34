import Mapping
import TestSupport
import Testing

struct ManagedBlockTests {
    private let block = "\(ManagedBlock.opening)\nTasks:\n[ ] Call Ann\n\(ManagedBlock.closing)"
    private let lines = ["Tasks:", "[ ] Call Ann"]

    private func decide(_ text: String, _ lines: [String], wasWritten: Bool = true) -> ManagedBlock.Decision {
        ManagedBlock.decide(text: text, lines: lines, wasWritten: wasWritten)
    }

    @Test func aNewBlockStandsBelowWhatIsThere() {
        #expect(decide("", lines, wasWritten: false) == .write(block))
        #expect(decide("ghl:c1", lines, wasWritten: false) == .write("ghl:c1\n\n" + block))
        #expect(decide("mine\n", lines, wasWritten: false) == .write("mine\n\n" + block))
        #expect(
            decide("a\r\nb", lines, wasWritten: false) == .write("a\r\nb\r\n\r\n" + block.replacing("\n", with: "\r\n"))
        )
    }

    @Test func withoutAnythingToSayThereIsNoBlock() {
        #expect(decide("mine", [], wasWritten: false) == .keep)
        #expect(decide("mine", [], wasWritten: true) == .keep)
        #expect(decide("above\n\(block)\nbelow", []) == .write("above\n\nbelow"))
    }

    @Test func theSameBlockIsKept() {
        #expect(decide("above\n\(block)\nbelow", lines) == .keep)
    }

    @Test func anotherBlockTakesItsPlace() {
        #expect(
            decide("above\n\(block)\nbelow", ["x"])
                == .write("above\n\(ManagedBlock.opening)\nx\n\(ManagedBlock.closing)\nbelow")
        )
    }

    @Test func whiteSpaceAfterAFenceDoesNotHideIt() {
        let text = block.replacing(ManagedBlock.opening, with: ManagedBlock.opening + "  \t")
        #expect(decide(text, []) == .write(""))
    }

    @Test(arguments: [
        ("mine only", "taken out"), ("\(ManagedBlock.opening)\nx", "missing"),
        ("x\n\(ManagedBlock.closing)", "missing"),
        ("\(ManagedBlock.closing)\n\(ManagedBlock.opening)", "changed places"),
        ("\(ManagedBlock.opening)\n\(ManagedBlock.opening)\n\(ManagedBlock.closing)", "more than once"),
    ])
    func fencesThatAPersonChangedAreReportedAndNotFought(_ text: String, _ reason: String) {
        guard case .leaveAlone(let found) = decide(text, lines) else {
            Issue.record("was written")
            return
        }
        #expect(found.contains(reason))
    }

    /// Random texts around a block, in bytes that editors and people leave: they must come out as they went in.
    @Test func whatPeopleWroteAroundItSurvivesByteForByte() throws {
        var random = SeededGenerator(seed: 41)
        let pieces = [
            "a", " ", "\t", "é", "e\u{301}", "🏠", "\r\n", "\n", "مرحبا", "---", "ghl:c1", "\u{FEFF}", "\u{202E}",
            "--- end",
        ]
        for _ in 0..<2000 {
            let above = (0..<Int.random(in: 0...6, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }.joined()
            let below = (0..<Int.random(in: 0...6, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }.joined()
            let text = above + "\n" + block + "\n" + below
            guard case .write(let written) = decide(text, ["new"]) else {
                Issue.record("no write for \(text.debugDescription)")
                continue
            }
            #expect(written.utf8.starts(with: (above + "\n").utf8), "\(text.debugDescription)")
            #expect(
                Array(written.utf8.suffix(below.utf8.count + 1)) == Array(("\n" + below).utf8),
                "\(text.debugDescription)"
            )
            #expect(decide(written, ["new"]) == .keep)
        }
    }

    /// A block's whole life in a text that people go on writing: it comes, changes, and goes again. Whatever is not between
    /// the fences has the bytes that it had, at each step.
    @Test func itComesChangesAndGoesAgainAndNothingElseDoes() throws {
        var random = SeededGenerator(seed: 43)
        for round in 0..<3000 {
            let text = Self.text(&random)
            guard case .write(let first) = decide(text, lines, wasWritten: false) else {
                Issue.record("round \(round): no block for \(text.debugDescription)")
                continue
            }
            #expect(first.utf8.starts(with: text.utf8), "round \(round): \(text.debugDescription)")
            let below = Bool.random(using: &random) ? "" : "\n" + Self.text(&random)
            let edited = first + below
            guard case .write(let second) = decide(edited, ["one", "two", "three"]) else {
                Issue.record("round \(round): no change in \(edited.debugDescription)")
                continue
            }
            #expect(try Self.around(second) == Self.around(edited), "round \(round): \(edited.debugDescription)")
            guard case .write(let last) = decide(second, []) else {
                Issue.record("round \(round): no end in \(second.debugDescription)")
                continue
            }
            #expect(try Array(last.utf8) == Self.around(edited), "round \(round): \(second.debugDescription)")
        }
    }

    /// What people and programs leave in a field, without a fence.
    private static func text(_ random: inout SeededGenerator) -> String {
        let pieces = [
            "a", " ", "\t", "é", "e\u{301}", "🏠", "\r\n", "\n", "\r", "\u{2028}", "مرحبا", "---", "ghl:c1", "\u{FEFF}",
            "\u{202E}", "\u{0}", "\u{301}", "--- end of HighLevel.", "kept by Tenon",
        ]
        return (0..<Int.random(in: 0...8, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
            .joined()
    }

    /// The bytes before the opening fence and after the closing one.
    private static func around(_ text: String) throws -> [UInt8] {
        let bytes = Array(text.utf8)
        let start = try #require(place(of: Array(ManagedBlock.opening.utf8), in: bytes))
        let end = try #require(place(of: Array(ManagedBlock.closing.utf8), in: bytes))
        return Array(bytes[..<start] + bytes[(end + ManagedBlock.closing.utf8.count)...])
    }

    private static func place(of wanted: [UInt8], in bytes: [UInt8]) -> Int? {
        guard bytes.count >= wanted.count else { return nil }
        return (0...(bytes.count - wanted.count)).first { bytes[$0..<($0 + wanted.count)].elementsEqual(wanted) }
    }
}
