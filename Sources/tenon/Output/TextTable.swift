/// Rows under headings, aligned for a fixed-width font.
struct TextTable {
    let headings: [String]
    private var rows: [[String]] = []

    init(_ headings: [String]) { self.headings = headings }

    mutating func add(_ cells: [String]) { rows.append(cells) }

    /// The table's lines. The last column is not padded.
    var lines: [String] {
        let all = [headings] + rows
        let widths = headings.indices.map { column in all.map { Self.width($0[column]) }.max() ?? 0 }
        let rule = widths.map { String(repeating: "─", count: $0) }
        return ([headings, rule] + rows).map { cells in
            zip(cells, widths).enumerated().map { index, cell in
                index == headings.count - 1 ? cell.0 : Self.padded(cell.0, to: cell.1)
            }.joined(separator: "  ")
        }
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - self.width(text)))
    }

    /// Columns that a terminal gives the text: East Asian wide characters and emoji take two, colours none.
    static func width(_ text: String) -> Int {
        text.replacing(/\u{1B}\[[0-9;]*m/, with: "").reduce(0) { $0 + width($1) }
    }

    private static func width(_ character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default:
            return 1
        }
    }
}
