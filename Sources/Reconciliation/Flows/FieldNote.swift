import Foundation

/// The text of a note from the field: what the crew wrote, who wrote it and when, and a last line that names the entry.
///
/// Notes of HighLevel are HTML, so what people wrote is escaped: it shows as they wrote it, line ends included.
public struct FieldNote: Hashable, Sendable {
    /// What became of the entry, as its note has to say it.
    public enum State: String, Hashable, Sendable, CaseIterable {
        case written
        /// The entry was deleted. Its text stays: most such entries were corrected for the payroll, not for what they say.
        case deleted
        /// The text was taken out of the entry, and so it is taken out of the note.
        case emptied
        /// The entry belongs to another job, whose matters are not for this contact's page.
        case moved
    }

    public let entryID: String
    public let state: State
    public let text: String
    /// Who and when.
    public let signature: String

    public init(entryID: String, state: State, text: String, signature: String) {
        self.entryID = entryID
        self.state = state
        self.text = text
        self.signature = signature
    }

    /// The line by which the note of the entry is known.
    public static func marker(ofEntry id: String) -> String { "[busybusy time entry \(escaped(id))]" }

    /// The note as HTML, one paragraph a line.
    public var html: String {
        let notice: String? =
            switch state {
            case .written: nil
            case .deleted: "The time entry was deleted in busybusy."
            case .emptied: "The text was taken out in busybusy."
            case .moved: "The time entry was moved to another job in busybusy."
            }
        let shown = [.written, .deleted].contains(state) ? Self.lines(of: text).map(Self.escaped) : []
        var paragraphs: [String] = []
        if !shown.isEmpty { paragraphs.append(shown.joined(separator: "<br>")) }
        if let notice { paragraphs.append(notice) }
        paragraphs += [Self.escaped(signature), Self.marker(ofEntry: entryID)]
        return paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n")
    }

    /// The lines that there are to show: none blank at the beginning and the end.
    static func lines(of text: String) -> [String] {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map {
            String($0).trimmingCharacters(in: .whitespaces)
        }
        let filled = lines.indices.filter { !lines[$0].isEmpty }
        guard let first = filled.first, let last = filled.last else { return [] }
        return Array(lines[first...last])
    }

    /// The text with the characters that mean something in HTML written out, and without those that no page can hold.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case _ where scalar.value < 0x20 && scalar != "\t": continue
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
