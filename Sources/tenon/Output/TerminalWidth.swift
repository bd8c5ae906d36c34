import Foundation

/// How many columns the reader's terminal has.
enum TerminalWidth {
    /// `COLUMNS` when it is set, else what the terminal says, else 100; never below 40.
    static var current: Int {
        if let text = ProcessInfo.processInfo.environment["COLUMNS"], let columns = Int(text) {
            return max(40, columns)
        }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
        return max(40, Int(size.ws_col))
    }

    /// The columns that results are folded to; nil where nobody has a terminal, so that programs get whole lines.
    static var ofResults: Int? {
        let isSet = ProcessInfo.processInfo.environment["COLUMNS"] != nil
        return isSet || isatty(STDOUT_FILENO) == 1 ? current : nil
    }

    /// The line broken between words, what follows set in deeper than the line itself. Its own spaces stay.
    static func fold(_ line: String, to width: Int) -> [String] {
        let margin = String(repeating: " ", count: min(line.prefix { $0 == " " }.count + 4, width / 2))
        var lines: [String] = []
        var rest = Substring(line)
        while TextTable.width(String(rest)) > width, let cut = cut(rest, width) {
            lines.append(String(rest[..<cut]))
            rest = margin + rest[cut...].drop { $0 == " " }
        }
        return lines + [String(rest)]
    }

    /// The last space of the line that leaves no more than the columns before it, and something but spaces.
    private static func cut(_ line: Substring, _ width: Int) -> Substring.Index? {
        let text = line.firstIndex { $0 != " " } ?? line.endIndex
        // Colours take room in the text and none on the screen.
        let near = line[text...].indices.prefix(width + 100).filter { line[$0] == " " }
        return near.last { TextTable.width(String(line[..<$0])) <= width } ?? near.first
            ?? line[text...].firstIndex(of: " ")
    }

    /// The text in lines of at most so many columns, broken between words; a longer word stands alone.
    static func wrap(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, TextTable.width(line) + 1 + TextTable.width(String(word)) > width {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return line.isEmpty ? lines : lines + [line]
    }
}
