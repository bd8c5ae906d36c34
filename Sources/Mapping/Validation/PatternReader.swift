/// Reads the text of a pattern: characters, `.`, `[a-z]`, `\d \w \s`, `( )`, `|`, `* + ? {2} {2,} {2,5}`.
struct PatternReader {
    /// What a pattern is made of.
    indirect enum Node {
        case one(ScalarSet)
        case row([Node])
        case choice([Node])
        /// So many times; nil for any number.
        case times(Node, Int, Int?)
    }

    static let maximumRepeats = 200
    private static let maximumDepth = 20

    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var depth = 0

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    /// The whole pattern. The whole text is matched anyway, so `^` at its start and `$` at its end say nothing new.
    mutating func pattern() throws(PatternProblem) -> Node {
        guard scalars.count <= 500 else { throw PatternProblem(message: "is longer than 500 characters") }
        _ = take("^")
        let node = try choice()
        _ = take("$")
        guard next == nil else { throw PatternProblem(message: "has a ')' or a '$' too many") }
        return node
    }

    private mutating func choice() throws(PatternProblem) -> Node {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else { throw PatternProblem(message: "has too many groups within groups") }
        var ways = [try row()]
        while take("|") { ways.append(try row()) }
        return ways.count == 1 ? ways[0] : .choice(ways)
    }

    private mutating func row() throws(PatternProblem) -> Node {
        var nodes: [Node] = []
        while let scalar = next, scalar != "|", scalar != ")", !(scalar == "$" && position == scalars.count - 1) {
            nodes.append(try repeated(try atom()))
        }
        return .row(nodes)
    }

    private mutating func repeated(_ node: Node) throws(PatternProblem) -> Node {
        var node = node
        if take("*") {
            node = .times(node, 0, nil)
        } else if take("+") {
            node = .times(node, 1, nil)
        } else if take("?") {
            node = .times(node, 0, 1)
        } else if take("{") {
            node = try counted(node)
        } else {
            return node
        }
        // A '?' behind asks for as few as possible: of a match of the whole text that makes no difference.
        _ = take("?")
        guard let scalar = next, ["*", "+", "?", "{"].contains(scalar) else { return node }
        throw PatternProblem(message: "repeats a repetition with '\(scalar)'. Put the first into ( )")
    }

    private mutating func counted(_ node: Node) throws(PatternProblem) -> Node {
        let least = number()
        let most = take(",") ? number() : least
        let isOpen = position > 0 && scalars[position - 1] == ","
        guard let least, take("}"), isOpen || most != nil, most ?? least >= least,
            max(least, most ?? 0) <= Self.maximumRepeats
        else {
            throw PatternProblem(
                message: "has a '{' without a count such as {2}, {2,} or {2,5} of at most \(Self.maximumRepeats). "
                    + "For the sign itself write \\{"
            )
        }
        return .times(node, least, isOpen ? nil : most)
    }

    private mutating func number() -> Int? {
        var digits = ""
        while let scalar = next, ("0"..."9").contains(scalar), digits.utf8.count < 6 {
            digits.unicodeScalars.append(scalar)
            position += 1
        }
        return Int(digits)
    }

    private mutating func atom() throws(PatternProblem) -> Node {
        guard let scalar = next else { throw PatternProblem(message: "ends too early") }
        position += 1
        switch scalar {
        case "(": return try group()
        case "[": return .one(try set())
        case ".": return .one(.all)
        case "\\": return .one(ScalarSet(members: [try escaped()]))
        case "*", "+", "?", "{": throw PatternProblem(message: "has a '\(scalar)' with nothing before it to repeat")
        case "^", "$":
            throw PatternProblem(message: "has a '\(scalar)' in the middle. For the sign itself write \\\(scalar)")
        default: return .one(ScalarSet(scalar))
        }
    }

    private mutating func group() throws(PatternProblem) -> Node {
        if take("?"), !take(":") {
            throw PatternProblem(message: "has a group with '(?', which is not supported. Only (?: is")
        }
        let node = try choice()
        guard take(")") else { throw PatternProblem(message: "has a '(' without its ')'") }
        return node
    }

    private mutating func escaped() throws(PatternProblem) -> ScalarSet.Member {
        guard let scalar = next else { throw PatternProblem(message: "ends with a '\\'") }
        position += 1
        switch scalar {
        case "d", "D": return .kind(.digit, isNegated: scalar == "D")
        case "w", "W": return .kind(.word, isNegated: scalar == "W")
        case "s", "S": return .kind(.space, isNegated: scalar == "S")
        case "t": return .range("\t"..."\t")
        case "n": return .range("\n"..."\n")
        default: break
        }
        guard !scalar.properties.isAlphabetic, !("0"..."9").contains(scalar) else {
            throw PatternProblem(message: "has '\\\(scalar)', which is not supported. Known: \\d \\w \\s \\t \\n")
        }
        return .range(scalar...scalar)
    }

    /// What stands between `[` and `]`.
    private mutating func set() throws(PatternProblem) -> ScalarSet {
        var set = ScalarSet(members: [], isNegated: take("^"))
        var isFirst = true
        while let scalar = next, scalar != "]" || isFirst {
            isFirst = false
            set.members.append(try member())
        }
        guard take("]") else { throw PatternProblem(message: "has a '[' without its ']'") }
        return set
    }

    private mutating func member() throws(PatternProblem) -> ScalarSet.Member {
        let first = try setItem()
        guard case .range(let low) = first, next == "-", position + 1 < scalars.count, scalars[position + 1] != "]"
        else {
            return first
        }
        position += 1
        guard case .range(let high) = try setItem(), low.lowerBound <= high.upperBound else {
            throw PatternProblem(message: "has a range in [ ] that ends before it starts")
        }
        return .range(low.lowerBound...high.upperBound)
    }

    private mutating func setItem() throws(PatternProblem) -> ScalarSet.Member {
        guard let scalar = next else { throw PatternProblem(message: "has a '[' without its ']'") }
        position += 1
        return scalar == "\\" ? try escaped() : .range(scalar...scalar)
    }
}
