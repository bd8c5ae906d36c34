/// What the crew should know of a customer: open tasks first, then the latest notes, within a length.
///
/// Texts come from people and may hold anything; every line of the sheet begins with a sign of its own, so that none can be
/// taken for a fence of the block or for a marker.
public struct CrewSheet: Sendable, Hashable {
    /// A task of the contact.
    public struct Task: Sendable, Hashable {
        /// What is to be done.
        public var title: String
        /// The day it is due, as the crew reads days; nil for none.
        public var due: String?
        /// Whether it is done.
        public var isDone: Bool

        /// Makes a task.
        public init(title: String, due: String? = nil, isDone: Bool = false) {
            self.title = title
            self.due = due
            self.isDone = isDone
        }
    }

    /// A note of the contact.
    public struct Note: Sendable, Hashable {
        /// The day it was written, as the crew reads days; nil when not known.
        public var day: String?
        /// The text, HTML or plain.
        public var html: String

        /// Makes a note.
        public init(day: String? = nil, html: String) {
            self.day = day
            self.html = html
        }
    }

    /// The tasks to show, in order.
    public var tasks: [Task]
    /// The notes to show, newest first.
    public var notes: [Note]

    /// Makes a sheet.
    public init(tasks: [Task], notes: [Note]) {
        self.tasks = tasks
        self.notes = notes
    }

    /// The lines of the sheet, none when there is nothing to say.
    ///
    /// - Parameter limit: the most characters, line ends counted. What does not fit is left out from the end, and the last
    ///   line says so.
    public func lines(limit: Int) -> [String] {
        let all = taskLines + noteLines
        if Self.length(all) <= limit { return all }
        let last = "(more in HighLevel)"
        var kept: [String] = []
        var left = limit - last.count - 1
        for line in all {
            guard line.count + 1 <= left else {
                // The begin of a long note says more than nothing of it.
                if left >= Self.shortestCut { kept.append(line.prefix(left - 2) + "…") }
                break
            }
            left -= line.count + 1
            kept.append(line)
        }
        // A heading with nothing under it says nothing.
        while let end = kept.last, Self.headings.contains(end) { kept.removeLast() }
        return kept + [last]
    }

    private var taskLines: [String] {
        let lines = tasks.map { task in
            let title = PlainText(html: task.title).lines.joined(separator: " ")
            return "\(task.isDone ? "[x]" : "[ ]") \(title)\(task.due.map { " (due \($0))" } ?? "")"
        }
        return lines.isEmpty ? [] : [Self.headings[0]] + lines
    }

    private var noteLines: [String] {
        let lines = notes.flatMap { note in
            let lines = PlainText(html: note.html).lines.filter { !$0.isEmpty }
            let head = note.day.map { "\($0): " } ?? ""
            return lines.enumerated().map { ($0.offset == 0 ? "* \(head)" : "  | ") + $0.element }
        }
        return lines.isEmpty ? [] : [Self.headings[1]] + lines
    }

    private static let headings = ["Tasks:", "Notes:"]
    /// Characters below which the begin of a line is not worth showing.
    private static let shortestCut = 40

    private static func length(_ lines: [String]) -> Int { lines.map { $0.count + 1 }.reduce(0, +) }
}
