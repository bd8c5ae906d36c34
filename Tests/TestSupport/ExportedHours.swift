import Foundation

/// Minutes by project, worked out from the text of a payroll export and nothing else of this project.
public struct ExportedHours: Equatable {
    /// Minutes of one root project.
    public struct Sums: Equatable {
        public var total = 0.0
        public var regular = 0.0
        public var overtime = 0.0
        public var thisWeek = 0.0

        public init() {}
    }

    /// By the title of the root project.
    public private(set) var byTitle: [String: Sums] = [:]

    /// - Parameter weekStart: `YYYY-MM-DD` of the first day of this week.
    public init(csv: String, weekStart: String) {
        var lines = Self.cells(csv)
        let header = lines.isEmpty ? [] : lines.removeFirst()
        func column(_ name: String) -> Int { header.firstIndex(of: name) ?? -1 }
        let (title, hours, type, start) = (column("Project"), column("Hours"), column("WageType"), column("Start"))
        for line in lines where line.count == header.count && !line[title].isEmpty {
            let minutes = (Double(line[hours]) ?? 0) * 60
            var sums = byTitle[line[title]] ?? Sums()
            sums.total += minutes
            if line[type] == "REG" { sums.regular += minutes } else { sums.overtime += minutes }
            if line[start].prefix(10) >= weekStart { sums.thisWeek += minutes }
            byTitle[line[title]] = sums
        }
    }

    /// Cells between quotes, two quotes for one, as the export writes them.
    private static func cells(_ text: String) -> [[String]] {
        var lines: [[String]] = []
        var line: [String] = []
        var cell = ""
        var isQuoted = false
        var characters = Array(text.unicodeScalars)[...]
        while let character = characters.popFirst() {
            switch character {
            case "\"" where isQuoted && characters.first == "\"": cell.append(String(characters.removeFirst()))
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                line.append(cell)
                cell = ""
            case "\n" where !isQuoted:
                lines.append(line + [cell])
                line = []
                cell = ""
            default: cell.unicodeScalars.append(character)
            }
        }
        return lines
    }
}
