import SwiftCSV

/// Splits the text of a CSV file into rows and knows on which line of the file each begins.
///
/// SwiftCSV reads the cells. It fails for a whole file when one quote is wrong, and it has no line numbers, so the rows
/// are cut here, quoted line breaks included, and handed over one by one.
struct CSVRecords: Sequence, IteratorProtocol {
    /// A row: its first line in the file, 1-based, and its cells, or nil when its quotes are wrong.
    struct Row {
        var line: Int
        var cells: [String]?
    }

    private let bytes: [UInt8]
    private let delimiter: CSVDelimiter
    private var position = 0
    private var line = 1

    init(_ text: String, delimiter: CSVDelimiter) {
        bytes = Array(text.utf8)
        self.delimiter = delimiter
    }

    /// The delimiter of the first line: whichever of comma, semicolon and tab it has most of.
    static func delimiter(of text: String) -> CSVDelimiter {
        let header = text.prefix { !$0.isNewline }
        let candidates: [CSVDelimiter] = [.comma, .semicolon, .tab]
        let counted = candidates.map { candidate in (candidate, header.count { $0 == candidate.rawValue }) }
        return counted.max { $0.1 < $1.1 }?.0 ?? .comma
    }

    /// The next row that is not blank. A row with wrong quotes ends at its first line break, so that the rows after it
    /// are still read.
    mutating func next() -> Row? {
        while position < bytes.count {
            let start = (position: position, line: line)
            let end = recordEnd()
            if let end, let cells = cells(bytes[position..<end.position]) {
                advance(to: end)
                if cells == [""] || cells.isEmpty { continue }
                return Row(line: start.line, cells: cells)
            }
            advance(to: physicalEnd())
            return Row(line: start.line, cells: nil)
        }
        return nil
    }

    private struct End {
        var position: Int
        var lines: Int
    }

    private mutating func advance(to end: End) {
        position = end.position
        line += end.lines
        if position < bytes.count, bytes[position] == 0x0D {
            position += 1
            if position < bytes.count, bytes[position] == 0x0A { position += 1 }
        } else {
            position += 1
        }
        line += 1
    }

    private func physicalEnd() -> End {
        End(position: bytes[position...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count, lines: 0)
    }

    /// Where the row ends and how many line breaks its quoted cells hold; nil when a quote is never closed.
    private func recordEnd() -> End? {
        var isQuoted = false
        var isAtStart = true
        var end = End(position: position, lines: 0)
        while end.position < bytes.count {
            let byte = bytes[end.position]
            if isQuoted {
                if byte == UInt8(ascii: "\"") { isQuoted = false }
                if byte == 0x0A || (byte == 0x0D && !isFollowedByLineFeed(end.position)) { end.lines += 1 }
            } else if byte == 0x0A || byte == 0x0D {
                return end
            } else if byte == UInt8(ascii: "\"") {
                // A quote after a quote is an escaped one; elsewhere in a cell it is an error that SwiftCSV reports.
                isQuoted = isAtStart || bytes[end.position - 1] == UInt8(ascii: "\"")
            }
            if !isQuoted { isAtStart = byte == delimiterByte || (isAtStart && byte == UInt8(ascii: " ")) }
            end.position += 1
        }
        return isQuoted ? nil : end
    }

    private var delimiterByte: UInt8 { delimiter.rawValue.asciiValue ?? UInt8(ascii: ",") }

    private func isFollowedByLineFeed(_ position: Int) -> Bool {
        position + 1 < bytes.count && bytes[position + 1] == 0x0A
    }

    /// The cells of one row. The line break at the end keeps SwiftCSV from dropping an empty last cell.
    private func cells(_ row: ArraySlice<UInt8>) -> [String]? {
        let text = String(decoding: row, as: UTF8.self) + "\n"
        guard let csv = try? EnumeratedCSV(string: text, delimiter: delimiter, loadColumns: false) else { return nil }
        return csv.header
    }
}
