/// The text of an HTML fragment, as a note of HighLevel is one: tags out, characters decoded, line breaks where they show.
///
/// Forgiving, because notes are written by people, editors and other programs: what is no tag and no character reference
/// stays as it is.
public struct PlainText: Sendable, Hashable {
    /// The lines, without white space at their ends; never two empty ones in a row, none at the ends.
    public let lines: [String]

    /// The lines as one text.
    public var text: String { lines.joined(separator: "\n") }

    /// Reads a fragment.
    public init(html: String) {
        var reader = HTMLReader(html)
        var lines: [String] = []
        for line in reader.text().split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let line = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if line.isEmpty, lines.last?.isEmpty ?? true { continue }
            lines.append(line)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        self.lines = lines
    }
}
