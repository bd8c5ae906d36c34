/// Something wrong in a mapping document, with where it stands and what to do about it.
public struct MappingProblem: Hashable, Sendable, Codable {
    /// 1-based line in the document.
    public let line: Int
    /// 1-based column in the document.
    public let column: Int
    public let message: String

    public init(line: Int, column: Int, message: String) {
        self.line = line
        self.column = column
        self.message = message
    }
}

extension MappingProblem: CustomStringConvertible {
    public var description: String { "line \(line), column \(column): \(message)" }
}
