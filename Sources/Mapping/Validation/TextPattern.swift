/// A regular expression that a whole text must match, in time that grows with the length of the text and with nothing else.
///
/// It is matched by following all possibilities at once, never by going back, so that no pattern and no text can make it run
/// long. What would need going back (references to groups, looking ahead or behind) is refused when the pattern is read.
///
///     let pattern = try TextPattern("[A-Z]{2}-\\d+")
///     pattern.matches("TX-1042")  // true
public struct TextPattern: Hashable, Sendable {
    /// Longer texts match no pattern.
    public static let maximumTextLength = 4000

    /// As the document has it.
    public let text: String
    /// What to do at each place; the last one is the end.
    let steps: [Step]

    /// One step of the machine that matches.
    enum Step: Hashable {
        case one(ScalarSet)
        case fork(Int, Int)
        case jump(Int)
        case end
    }

    /// - Throws: ``PatternProblem`` for a pattern that cannot be read or is too large.
    public init(_ text: String) throws(PatternProblem) {
        self.text = text
        var reader = PatternReader(text)
        steps = try PatternCompiler.steps(of: reader.pattern())
    }

    /// Whether the whole text has the form.
    public func matches(_ text: String) -> Bool {
        var states = reachable(from: [0])
        for (count, scalar) in text.unicodeScalars.enumerated() {
            guard count < Self.maximumTextLength, !states.isEmpty else { return false }
            states = reachable(
                from: states.compactMap { index in
                    if case .one(let set) = steps[index], set.contains(scalar) { index + 1 } else { nil }
                }
            )
        }
        return states.contains(steps.count - 1)
    }

    /// The places that wait for a character, or are the end, from these on without reading one.
    private func reachable(from starts: [Int]) -> [Int] {
        var isSeen = [Bool](repeating: false, count: steps.count)
        var open = starts
        var found: [Int] = []
        while let index = open.popLast() {
            guard !isSeen[index] else { continue }
            isSeen[index] = true
            switch steps[index] {
            case .fork(let first, let second): open += [first, second]
            case .jump(let target): open.append(target)
            case .one, .end: found.append(index)
            }
        }
        return found
    }
}

/// Why a pattern cannot be used.
public struct PatternProblem: Error, Hashable, Sendable {
    /// In words, to stand after the pattern.
    public let message: String
}
