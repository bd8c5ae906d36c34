import Foundation

/// The body of a GraphQL request.
struct BusybusyRequest: Sendable {
    var query: String
    var variables = GraphQLObject()
    var operationName: String?

    init(query: String, variables: GraphQLObject = GraphQLObject(), operationName: String? = nil) {
        self.query = query
        self.variables = variables
        self.operationName = operationName
    }

    /// Reads a JSON body; nil when it is no object with a `query` text. Further keys are ignored.
    init?(json: Data) {
        guard let entries = GraphQLValue(json: json)?.entries, let query = entries["query"]?.text
        else { return nil }
        switch entries["variables"] {
        case nil, .null?: break
        case .object(let variables)?: self.variables = variables
        default: return nil
        }
        self.query = query
        operationName = entries["operationName"]?.text
    }
}

/// A request that was not executed, with every reason.
struct BusybusyRefusal: Error, Hashable, Sendable {
    var errors: [GraphQLError]
}
