import OrderedCollections

/// Fields gathered under their response keys, in the order in which the keys first appear.
struct GraphQLFieldGroups {
    private var groups: OrderedDictionary<String, [GraphQLField]> = [:]

    /// The groups, each with at least one field.
    var values: [[GraphQLField]] { Array(groups.values) }

    /// Adds a field to the group of its response key.
    mutating func append(_ field: GraphQLField) {
        groups[field.responseKey, default: []].append(field)
    }
}
