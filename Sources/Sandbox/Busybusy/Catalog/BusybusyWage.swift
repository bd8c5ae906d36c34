/// What a member earns from a day on.
struct BusybusyWage: Codable, Hashable, Sendable {
    /// Cents an hour.
    var cents: Int
    /// Whole seconds since 1970.
    var changeDate: Int
    /// 10 is hourly, 30 weekly, 40 monthly, 50 yearly (client code); all wages here are hourly.
    static let hourly = 10

    /// The fields as GraphQL shows them.
    var object: GraphQLObject {
        var object = GraphQLObject()
        let stamp = GraphQLValue.string(BusybusyStamp.text(changeDate))
        object.append("wage", .float(Double(cents) / 100))
        object.append("wageRate", .int(BusybusyWage.hourly))
        object.append("overburden", .float(0))
        object.append("effectiveRate", .float(Double(cents) / 100))
        object.append("changeDate", stamp)
        object.append("createdOn", stamp)
        object.append("updatedOn", stamp)
        return object
    }
}
