/// The answer to a GraphQL request.
struct GraphQLResponse: Hashable, Sendable {
    /// Nil when nothing was executed, `.null` when execution failed as a whole.
    var data: GraphQLValue?
    var errors: [GraphQLError] = []

    /// The response as one object: `data` when executed, `errors` when there are any.
    var value: GraphQLValue {
        var object = GraphQLObject()
        if let data { object.append("data", data) }
        if !errors.isEmpty { object.append("errors", .list(errors.map(\.value))) }
        return .object(object)
    }
}
