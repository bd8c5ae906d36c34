/// Lays a pattern out as steps, each repetition written as often as it may occur.
struct PatternCompiler {
    /// Matching takes at most this many steps for each character of a text.
    static let maximumSteps = 1000

    private var steps: [TextPattern.Step] = []

    static func steps(of node: PatternReader.Node) throws(PatternProblem) -> [TextPattern.Step] {
        var compiler = PatternCompiler()
        try compiler.add(node)
        try compiler.append(.end)
        return compiler.steps
    }

    private mutating func append(_ step: TextPattern.Step) throws(PatternProblem) {
        guard steps.count < Self.maximumSteps else {
            throw PatternProblem(message: "is too large with its repetitions written out. Use smaller counts")
        }
        steps.append(step)
    }

    private mutating func add(_ node: PatternReader.Node) throws(PatternProblem) {
        switch node {
        case .one(let set): try append(.one(set))
        case .row(let nodes): for node in nodes { try add(node) }
        case .choice(let ways): try addChoice(ways)
        case .times(let node, let least, let most):
            for _ in 0..<least { try add(node) }
            if let most { try addOptional(node, most - least) } else { try addLoop(node) }
        }
    }

    private mutating func addChoice(_ ways: [PatternReader.Node]) throws(PatternProblem) {
        var jumps: [Int] = []
        for way in ways.dropLast() {
            let fork = steps.count
            try append(.end)
            try add(way)
            jumps.append(steps.count)
            try append(.end)
            steps[fork] = .fork(fork + 1, steps.count)
        }
        if let last = ways.last { try add(last) }
        for jump in jumps { steps[jump] = .jump(steps.count) }
    }

    private mutating func addOptional(_ node: PatternReader.Node, _ count: Int) throws(PatternProblem) {
        var forks: [Int] = []
        for _ in 0..<count {
            forks.append(steps.count)
            try append(.end)
            try add(node)
        }
        for fork in forks { steps[fork] = .fork(fork + 1, steps.count) }
    }

    private mutating func addLoop(_ node: PatternReader.Node) throws(PatternProblem) {
        let fork = steps.count
        try append(.end)
        try add(node)
        try append(.jump(fork))
        steps[fork] = .fork(fork + 1, steps.count)
    }
}
