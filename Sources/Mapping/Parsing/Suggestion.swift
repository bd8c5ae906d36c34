/// The hint that follows an unknown word: the nearest known one, or all of them.
enum Suggestion {
    static func text(for word: String, among known: [String]) -> String {
        let nearest = known.min { distance(word, $0) < distance(word, $1) }
        if let nearest, distance(word, nearest) <= max(2, word.count / 3) { return " Did you mean '\(nearest)'?" }
        return " Known: \(known.joined(separator: ", "))."
    }

    /// The Levenshtein distance, without regard to case.
    static func distance(_ left: String, _ right: String) -> Int {
        let target = Array(right.lowercased())
        var row = Array(0...target.count)
        for (rowIndex, letter) in left.lowercased().enumerated() {
            var diagonal = row[0]
            row[0] = rowIndex + 1
            for column in target.indices {
                let substitution = diagonal + (letter == target[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(substitution, row[column] + 1, row[column + 1] + 1)
            }
        }
        return row[target.count]
    }
}
