/// Finds the known names that a misspelt one was meant to be.
enum NearestNames {
    /// The names that are spelled most like the given one, the nearest first; empty when none is like it.
    ///
    /// A name with a dot is also compared by what stands behind it, so that `create-task` finds `contacts.create-task`.
    static func find(_ name: String, among known: [String], limit: Int) -> [String] {
        let bound = max(2, name.count / 3)
        let scored = known.compactMap { candidate -> (String, Int)? in
            let tail = candidate.split(separator: ".").last.map(String.init) ?? candidate
            let distance = min(distance(name, candidate), name.contains(".") ? .max : distance(name, tail))
            return distance <= bound ? (candidate, distance) : nil
        }
        return scored.sorted { $0.1 == $1.1 ? $0.0 < $1.0 : $0.1 < $1.1 }.prefix(limit).map(\.0)
    }

    /// The number of letters to add, drop or change, without regard to case.
    static func distance(_ left: String, _ right: String) -> Int {
        let target = Array(right.lowercased().unicodeScalars)
        var row = Array(0...target.count)
        for (index, letter) in left.lowercased().unicodeScalars.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in target.indices {
                let changed = diagonal + (letter == target[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(changed, row[column] + 1, row[column + 1] + 1)
            }
        }
        return row[target.count]
    }
}
