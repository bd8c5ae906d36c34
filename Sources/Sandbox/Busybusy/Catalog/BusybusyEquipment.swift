/// A machine that hours are booked on.
struct BusybusyEquipment: BusybusyRow {
    /// What equipment is filtered and sorted by.
    enum Column: String, BusybusyColumn {
        case id, equipmentName, createdOn, updatedOn, deletedOn
    }

    var id: String
    var name: String
    var make: String?
    var model: String?
    var year: Int?
    var serialNumber: String?
    /// The hour meter as last read.
    var runningHours: Double?
    /// Instants in whole seconds since 1970.
    var createdOn: Int
    var deletedOn: Int?

    func value(of column: Column) -> BusybusyScalar {
        switch column {
        case .id: .text(id)
        case .equipmentName: .text(name)
        case .createdOn: .int(createdOn)
        case .updatedOn: .int(deletedOn ?? createdOn)
        case .deletedOn: BusybusyScalar(deletedOn)
        }
    }

    /// Make and model as the payroll export writes them: a single blank when there are none (seen in a real account).
    var makeModel: String { (make ?? "") + " " + (model ?? "") }

    /// The fields as GraphQL shows them.
    func object(organizationID: String) -> GraphQLObject {
        var object = GraphQLObject()
        object.append("id", .string(id))
        object.append("equipmentName", .string(name))
        object.append("year", year.map(GraphQLValue.int) ?? .null)
        object.append("serialNumber", .optional(serialNumber))
        object.append("organizationId", .string(organizationID))
        object.append("model", modelValue)
        object.append("lastHours", hoursValue)
        object.append("costHistory", .list([]))
        object.append("deletedOn", .optional(deletedOn.map(BusybusyStamp.text)))
        object.append("createdOn", .string(BusybusyStamp.text(createdOn)))
        object.append("updatedOn", .string(BusybusyStamp.text(deletedOn ?? createdOn)))
        return object
    }

    private var modelValue: GraphQLValue {
        guard let model else { return .null }
        var object = GraphQLObject()
        object.append("title", .string(model))
        object.append("year", year.map(GraphQLValue.int) ?? .null)
        object.append("make", .label("title", make))
        return .object(object)
    }

    private var hoursValue: GraphQLValue {
        guard let runningHours else { return .null }
        return .object(GraphQLObject(entries: [.init(key: "runningHours", value: .float(runningHours))]))
    }
}
