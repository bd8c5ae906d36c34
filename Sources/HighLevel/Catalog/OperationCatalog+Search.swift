extension OperationCatalog {
    /// What to list.
    public struct Query: Sendable, Hashable {
        /// Words that each have to occur; the best fits come first.
        public var text: String?
        /// Only this group.
        public var group: String?
        /// Only actions, or only triggers.
        public var kind: CatalogOperation.Kind?
        /// Only those that matter most to an office.
        public var isFeaturedOnly: Bool

        /// Asks for everything unless told otherwise.
        public init(
            text: String? = nil,
            group: String? = nil,
            kind: CatalogOperation.Kind? = nil,
            isFeaturedOnly: Bool = false
        ) {
            self.text = text
            self.group = group
            self.kind = kind
            self.isFeaturedOnly = isFeaturedOnly
        }
    }

    /// The entries that fit: by id, or the best first when words are given.
    public func list(_ query: Query = Query()) -> [CatalogOperation] {
        let fitting = operations.filter { operation in
            (query.group == nil || operation.group == query.group)
                && (query.kind == nil || operation.kind == query.kind)
                && (!query.isFeaturedOnly || operation.isFeatured)
        }
        guard let text = query.text else { return fitting }
        let words = Self.words(text)
        let scored = fitting.compactMap { operation in Self.score(operation, words).map { (operation, $0) } }
        return scored.sorted { $0.1 == $1.1 ? $0.0.id < $1.0.id : $0.1 > $1.1 }.map(\.0)
    }

    /// Up to three ids that are spelled most like the given one, the nearest first; empty when none is like it.
    public func nearest(to id: String) -> [String] {
        NearestNames.find(id, among: ids, limit: 3)
    }

    /// How well an entry fits the words, nil when one of them does not occur at all.
    private static func score(_ operation: CatalogOperation, _ words: [String]) -> Int? {
        let places: [(words: [String], weight: Int)] = [
            (Self.words(operation.title), 12), (Self.words(operation.event?.name ?? ""), 10),
            (Self.words(operation.id), 8), (Self.words(operation.area), 4), (Self.words(operation.help ?? ""), 3),
            (Self.words(operation.requests.values.map(\.path).joined(separator: " ")), 2),
        ]
        var total = operation.isFeatured ? 5 : 0
        if operation.isDeprecated || operation.renames != nil { total -= 6 }
        for word in words {
            let best = places.map { place in place.words.map { fit(word, $0) }.max().map { $0 * place.weight } ?? 0 }
            guard let points = best.max(), points > 0 else { return nil }
            total += points + best.reduce(0, +) / 8
        }
        return total
    }

    /// 3 for the same word, 2 for its beginning, 0 for another.
    private static func fit(_ word: String, _ known: String) -> Int {
        if word == known { return 3 }
        return known.hasPrefix(word) ? 2 : 0
    }

    /// The words of a text or a name in small letters, without the s of a plural.
    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        var wasSmall = false
        func end() {
            if word.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss") { word.removeLast() }
            if !word.isEmpty { words.append(word) }
            word = ""
        }
        for character in text {
            guard character.isLetter || character.isNumber else {
                end()
                continue
            }
            if character.isUppercase, wasSmall { end() }
            wasSmall = !character.isUppercase
            word += character.lowercased()
        }
        end()
        return words
    }
}
