/// A lexical unit of a document with the place where it starts.
struct GraphQLToken: Hashable, Sendable {
    /// The kinds of the specification, section 2.1.6; punctuators are told apart by their text.
    enum Kind: String, Sendable {
        case endOfFile = "<EOF>"
        case punctuator
        case name = "Name"
        case int = "Int"
        case float = "Float"
        case string = "String"
        case blockString = "BlockString"
    }

    var kind: Kind
    var text: String
    var location: GraphQLError.Location

    /// The token as syntax errors name it.
    var described: String {
        switch kind {
        case .endOfFile: kind.rawValue
        case .punctuator: "\"\(text)\""
        default: "\(kind.rawValue) \"\(text)\""
        }
    }
}
