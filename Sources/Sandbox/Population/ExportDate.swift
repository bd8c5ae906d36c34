import Foundation

/// Reads dates in the forms that contact exports are written in.
enum ExportDate {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// The instant, in UTC when the text names no zone; nil when it cannot be read.
    ///
    /// Forms: `2024-05-01T14:03:22-05:00`, `2024-05-01 14:03`, `05/01/2024`, `05/01/2024 2:03 PM`,
    /// `May 01 2024 02:03 PM`, `May 1, 2024`.
    static func date(_ text: String) -> Date? {
        let trimmed = text.trimmed
        if let iso = HighLevelTime(iso: trimmed) { return iso.date1970 }
        var words = trimmed.split { $0 == " " || $0 == "," || $0 == "\u{202F}" || $0 == "\u{00A0}" }.map(String.init)
        guard let day = day(&words), let clock = clock(words) else { return nil }
        return HighLevelTime(
            year: day.year,
            month: day.month,
            day: day.day,
            hour: clock.hour,
            minute: clock.minute,
            second: clock.second
        )?.date1970
    }

    /// Takes the day from the front of the words: `05/01/2024`, or month name, day and year.
    private static func day(_ words: inout [String]) -> (year: Int, month: Int, day: Int)? {
        guard let first = words.first else { return nil }
        let numbers = first.split(separator: "/").compactMap { Int($0) }
        if numbers.count == 3 {
            words.removeFirst()
            return first.prefix(4).allSatisfy(\.isNumber)
                ? (numbers[0], numbers[1], numbers[2])
                : (numbers[2] < 100 ? numbers[2] + 2000 : numbers[2], numbers[0], numbers[1])
        }
        guard first.count >= 3, let month = months.firstIndex(of: first.prefix(3).lowercased()), words.count >= 3,
            let day = Int(words[1].trimmingSuffix { $0.isLetter }), let year = Int(words[2])
        else { return nil }
        words.removeFirst(3)
        return (year, month + 1, day)
    }

    /// `14:03`, `14:03:22`, `2:03 PM`, `2:03PM`, or nothing for midnight.
    private static func clock(_ words: [String]) -> (hour: Int, minute: Int, second: Int)? {
        if words.isEmpty { return (0, 0, 0) }
        let text = words.joined().uppercased()
        let numbers = text.trimmingSuffix { $0.isLetter }.split(separator: ":").map { Int($0) }
        guard (2...3).contains(numbers.count), let hour = numbers[0], let minute = numbers[1],
            let second = numbers.count == 3 ? numbers[2] : 0
        else { return nil }
        switch text.drop(while: { !$0.isLetter }) {
        case "": return (hour, minute, second)
        case "AM" where (1...12).contains(hour): return (hour % 12, minute, second)
        case "PM" where (1...12).contains(hour): return (hour % 12 + 12, minute, second)
        default: return nil
        }
    }
}

extension StringProtocol {
    fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> SubSequence {
        self[startIndex..<(lastIndex { !predicate($0) }.map(index(after:)) ?? startIndex)]
    }
}

extension HighLevelTime {
    /// The instant as Foundation counts it.
    var date1970: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }
}
