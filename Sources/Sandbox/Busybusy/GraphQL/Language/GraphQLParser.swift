/// Reads an executable document: operations and fragments, no type definitions.
///
/// Nesting is bounded by `GraphQLLimits.depth`, so a document of brackets cannot exhaust the stack.
struct GraphQLParser {
    private var lexer: GraphQLLexer
    private var count = 0
    private let limits: GraphQLLimits
    var token: GraphQLToken
    var depth = 0

    private init(_ source: String, limits: GraphQLLimits) throws(GraphQLError) {
        lexer = GraphQLLexer(source)
        self.limits = limits
        token = try lexer.next()
    }

    /// Parses a whole document. Throws the first syntax error, with its place.
    static func parse(_ source: String, limits: GraphQLLimits = .init()) throws(GraphQLError) -> GraphQLDocument {
        var parser = try GraphQLParser(source, limits: limits)
        return try parser.document()
    }

    /// Parses a type on its own, such as `[ID!]`.
    static func type(_ source: String) throws(GraphQLError) -> GraphQLTypeReference {
        var parser = try GraphQLParser(source, limits: .init())
        let type = try parser.type()
        guard parser.token.kind == .endOfFile else { throw parser.unexpected() }
        return type
    }

    // MARK: Tokens

    /// A syntax error at the current token.
    func failure(_ reason: String) -> GraphQLError {
        GraphQLError("Syntax Error: \(reason)", at: token.location)
    }

    /// The error for a token that fits nothing.
    func unexpected() -> GraphQLError {
        failure("Unexpected \(token.described).")
    }

    /// Takes the current token and moves on.
    @discardableResult
    mutating func advance() throws(GraphQLError) -> GraphQLToken {
        let taken = token
        count += 1
        guard count <= limits.tokens else {
            throw failure("Document contains more than \(limits.tokens) tokens. Parsing aborted.")
        }
        token = try lexer.next()
        return taken
    }

    /// Whether the current token is this punctuator.
    func at(_ punctuator: String) -> Bool {
        token.kind == .punctuator && token.text == punctuator
    }

    /// Takes the punctuator if it stands here.
    mutating func skip(_ punctuator: String) throws(GraphQLError) -> Bool {
        guard at(punctuator) else { return false }
        try advance()
        return true
    }

    /// Takes the punctuator or throws.
    mutating func expect(_ punctuator: String) throws(GraphQLError) {
        guard try skip(punctuator) else { throw failure("Expected \"\(punctuator)\", found \(token.described).") }
    }

    /// Takes a name or throws.
    mutating func name() throws(GraphQLError) -> String {
        guard token.kind == .name else { throw failure("Expected Name, found \(token.described).") }
        return try advance().text
    }

    /// Goes one level deeper or throws.
    mutating func enter() throws(GraphQLError) {
        depth += 1
        guard depth <= limits.depth else { throw failure("Document is nested more than \(limits.depth) levels deep.") }
    }

    // MARK: Definitions

    private mutating func document() throws(GraphQLError) -> GraphQLDocument {
        var document = GraphQLDocument()
        repeat {
            if token.kind == .name, token.text == "fragment" {
                document.fragments.append(try fragment())
            } else {
                document.operations.append(try operation())
            }
        } while token.kind != .endOfFile
        return document
    }

    private mutating func operation() throws(GraphQLError) -> GraphQLOperation {
        if at("{") { return GraphQLOperation(kind: .query, name: nil, selections: try selections()) }
        guard token.kind == .name, let kind = GraphQLOperation.Kind(rawValue: token.text) else { throw unexpected() }
        try advance()
        let name = token.kind == .name ? try name() : nil
        let variables = try variableDefinitions()
        let directives = try directives(constant: false)
        let selections = try selections()
        return GraphQLOperation(
            kind: kind,
            name: name,
            variables: variables,
            directives: directives,
            selections: selections
        )
    }

    private mutating func variableDefinitions() throws(GraphQLError) -> [GraphQLVariableDefinition] {
        guard try skip("(") else { return [] }
        var result: [GraphQLVariableDefinition] = []
        repeat {
            try expect("$")
            let name = try name()
            try expect(":")
            let type = try type()
            let standard = try skip("=") ? try value(constant: true) : nil
            let directives = try directives(constant: true)
            result.append(.init(name: name, type: type, defaultValue: standard, directives: directives))
        } while try !skip(")")
        return result
    }

    private mutating func fragment() throws(GraphQLError) -> GraphQLFragment {
        try advance()
        guard token.text != "on" else { throw unexpected() }
        let name = try name()
        guard token.text == "on" else { throw failure("Expected \"on\", found \(token.described).") }
        try advance()
        let type = try self.name()
        let directives = try directives(constant: false)
        return GraphQLFragment(name: name, typeCondition: type, directives: directives, selections: try selections())
    }
}
