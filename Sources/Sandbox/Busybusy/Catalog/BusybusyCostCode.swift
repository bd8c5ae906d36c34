/// What kind of work was done. Cost codes are flat; a group is a label.
struct BusybusyCostCode: BusybusyRow {
    /// What cost codes are filtered and sorted by.
    enum Column: String, BusybusyColumn {
        case id, costCode, title, createdOn, updatedOn, archivedOn
    }

    var id: String
    /// The short code that crews know, `07-311`.
    var code: String
    /// What it stands for.
    var title: String
    /// In what progress is counted, `SQ`.
    var unit: String?
    var group: String?
    /// Instants in whole seconds since 1970.
    var createdOn: Int
    var archivedOn: Int?

    func value(of column: Column) -> BusybusyScalar {
        switch column {
        case .id: .text(id)
        case .costCode: .text(code)
        case .title: .text(title)
        case .createdOn: .int(createdOn)
        case .updatedOn: .int(archivedOn ?? createdOn)
        case .archivedOn: BusybusyScalar(archivedOn)
        }
    }

    /// The fields as GraphQL shows them.
    var object: GraphQLObject {
        var object = GraphQLObject()
        object.append("id", .string(id))
        object.append("costCode", .string(code))
        object.append("title", .string(title))
        object.append("unitTitle", .optional(unit))
        object.append("costCodeGroup", .label("groupName", group))
        object.append("archivedOn", .optional(archivedOn.map(BusybusyStamp.text)))
        object.append("createdOn", .string(BusybusyStamp.text(createdOn)))
        object.append("updatedOn", .string(BusybusyStamp.text(archivedOn ?? createdOn)))
        return object
    }
}

extension GraphQLValue {
    /// An object of one text, null when there is none.
    static func label(_ key: String, _ text: String?) -> GraphQLValue {
        text.map { .object(GraphQLObject(entries: [.init(key: key, value: .string($0))])) } ?? .null
    }
}
