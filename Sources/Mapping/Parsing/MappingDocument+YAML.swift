import Yams

extension MappingDocument {
    /// Reads a mapping document.
    ///
    /// - Throws: ``MappingError`` with every problem found and the line of each.
    public init(yaml: String) throws(MappingError) {
        var reader = MappingReader()
        guard let root = try Self.compose(yaml) else {
            throw MappingError(problems: [
                MappingProblem(line: 1, column: 1, message: "the document is empty. Start with 'tenon: 1'.")
            ])
        }
        self = reader.document(root)
        if !reader.problems.isEmpty {
            throw MappingError(problems: reader.problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
        }
    }

    private static func compose(_ yaml: String) throws(MappingError) -> Node? {
        do {
            return try Yams.compose(yaml: yaml)
        } catch let error as YamlError {
            throw MappingError(problems: [MappingProblem(yamlError: error)])
        } catch {
            throw MappingError(problems: [MappingProblem(line: 1, column: 1, message: "not YAML: \(error)")])
        }
    }
}

extension MappingProblem {
    fileprivate init(yamlError error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self.init(line: mark.line, column: mark.column, message: "not YAML: \(problem).")
        case .duplicatedKeysInMapping(let keys, let context):
            let mark = context.mark
            let names = keys.map { "'\($0)'" }.joined(separator: ", ")
            self.init(line: mark.line, column: mark.column, message: "\(names) stands twice. Keep one.")
        default:
            self.init(line: 1, column: 1, message: "not YAML: \(error).")
        }
    }
}
