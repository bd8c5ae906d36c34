/// The part of a project's `additionalInfo` that Tenon keeps, between two fences. Everything around it is the user's, and
/// survives byte for byte.
public struct ManagedBlock: Sendable, Hashable {
    /// The line above the block.
    public static let opening = "--- from HighLevel (kept by Tenon, do not edit) ---"
    /// The line below the block.
    public static let closing = "--- end of HighLevel ---"

    /// What to do about the block in a text.
    public enum Decision: Sendable, Hashable {
        /// It says what it should.
        case keep
        /// The text is to be replaced by this one.
        case write(String)
        /// A person changed the fences. Nothing is written until a person looks; the reason says what was found.
        case leaveAlone(reason: String)
    }

    /// Decides what becomes of a text.
    ///
    /// - Parameters:
    ///   - text: `additionalInfo` as it is now.
    ///   - lines: what the block should say; empty for no block.
    ///   - wasWritten: whether Tenon wrote a block here before. Then a missing one was taken out by hand.
    public static func decide(text: String, lines: [String], wasWritten: Bool) -> Decision {
        switch find(in: text) {
        case .none where wasWritten && !lines.isEmpty:
            .leaveAlone(reason: "the lines kept by Tenon were taken out of the project's additional info by hand")
        case .none: lines.isEmpty ? .keep : .write(appended(lines, to: text))
        case .damaged(let reason): .leaveAlone(reason: reason)
        case .found(let block): replaced(block, in: text, by: lines)
        }
    }

    private enum Finding {
        case none
        /// From the begin of the opening fence to the end of the closing one, without the line end after it.
        case found(Range<String.UTF8View.Index>)
        case damaged(reason: String)
    }

    private static func find(in text: String) -> Finding {
        let lines = text.linesWithRanges
        let openings = lines.filter { $0.text == opening }
        let closings = lines.filter { $0.text == closing }
        switch (openings.count, closings.count) {
        case (0, 0): return .none
        case (1, 1):
            guard openings[0].range.lowerBound < closings[0].range.lowerBound else {
                return .damaged(reason: "the two lines that fence the part kept by Tenon changed places")
            }
            return .found(openings[0].range.lowerBound..<closings[0].range.upperBound)
        case (0, _), (_, 0):
            return .damaged(reason: "one of the two lines that fence the part kept by Tenon is missing")
        default: return .damaged(reason: "the lines that fence the part kept by Tenon stand there more than once")
        }
    }

    private static func block(_ lines: [String], lineEnd: String) -> String {
        ([opening] + lines + [closing]).joined(separator: lineEnd)
    }

    private static func appended(_ lines: [String], to text: String) -> String {
        let lineEnd = text.usualLineEnd
        if text.isEmpty { return block(lines, lineEnd: lineEnd) }
        let gap = text.utf8.last == UInt8(ascii: "\n") ? lineEnd : lineEnd + lineEnd
        return text + gap + block(lines, lineEnd: lineEnd)
    }

    private static func replaced(
        _ range: Range<String.UTF8View.Index>,
        in text: String,
        by lines: [String]
    ) -> Decision {
        let new = lines.isEmpty ? "" : block(lines, lineEnd: text.usualLineEnd)
        if text[range] == new { return .keep }
        return .write(text[..<range.lowerBound] + new + text[range.upperBound...])
    }
}

extension String {
    /// The line end that the text uses: what other systems wrote comes back as it came.
    fileprivate var usualLineEnd: String { utf8.contains(UInt8(ascii: "\r")) ? "\r\n" : "\n" }

    /// The lines with their places, line ends not included. White space at a line's end is not part of its text here: web
    /// forms add some.
    fileprivate var linesWithRanges: [(text: String, range: Range<Index>)] {
        var lines: [(String, Range<Index>)] = []
        var start = utf8.startIndex
        while true {
            let end = utf8[start...].firstIndex(of: UInt8(ascii: "\n")) ?? utf8.endIndex
            var textEnd = end
            while textEnd > start, [0x0D, 0x20, 0x09].contains(utf8[utf8.index(before: textEnd)]) {
                textEnd = utf8.index(before: textEnd)
            }
            lines.append((String(decoding: utf8[start..<textEnd], as: UTF8.self), start..<textEnd))
            guard end < utf8.endIndex else { return lines }
            start = utf8.index(after: end)
        }
    }
}
