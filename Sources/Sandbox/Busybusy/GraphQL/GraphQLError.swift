/// What a GraphQL request did wrong, in the words of graphql-js so that tools recognise it.
struct GraphQLError: Error, Hashable, Sendable {
    /// A place in the document, both counted from 1.
    struct Location: Hashable, Sendable {
        var line: Int
        var column: Int
    }

    var message: String
    /// Where a syntax error sits; other errors carry none.
    var location: Location?

    init(_ message: String, at location: Location? = nil) {
        self.message = message
        self.location = location
    }

    /// The error as an element of a response's `errors` list.
    var value: GraphQLValue {
        var object = GraphQLObject()
        object.append("message", .string(message))
        if let location {
            var place = GraphQLObject()
            place.append("line", .int(location.line))
            place.append("column", .int(location.column))
            object.append("locations", .list([.object(place)]))
        }
        return .object(object)
    }
}
