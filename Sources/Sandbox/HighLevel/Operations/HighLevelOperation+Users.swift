import HTTPTypes

/// The contractor's users; the sandbox only reads them.
extension HighLevelOperation {
    static let users: [HighLevelOperation] = [
        .init(method: .get, path: "/users/", scope: "users.readonly", location: .query, perform: listUsers),
        .init(
            method: .get,
            path: "/users/search",
            scope: "users.readonly",
            access: .either,
            perform: searchUsers
        ),
        .init(
            method: .get,
            path: "/users/{userId}",
            scope: "users.readonly",
            access: .either,
            perform: getUser
        ),
    ]

    private static func listUsers(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let location = contents.account.locationID
        return .ok("users", .array(contents.users.map { $0.shape(location: location) }))
    }

    /// The company must be the location's own; numbers are texts here (official spec).
    private static func searchUsers(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        guard let company = call.query["companyId"] else { throw .unprocessable(["companyId should not be empty"]) }
        let location = contents.account.locationID
        guard company == contents.account.companyID, [nil, location].contains(call.query["locationId"]) else {
            throw .foreignLocation
        }
        let limit = try call.number("limit", in: 1...100) ?? 25
        let skip = try call.number("skip", in: 0...Int(Int32.max)) ?? 0
        let query = (call.query["query"] ?? "").lowercased()
        let ids = call.query["ids"].map { $0.split(separator: ",").map(String.init) }
        let role = call.query["role"]
        let matching = contents.users.filter { user in
            (ids?.contains(user.id) ?? true) && (role == nil || user.role == role)
                && (query.isEmpty || "\(user.name) \(user.email) \(user.phone ?? "")".lowercased().contains(query))
        }
        return HighLevelReply(
            status: 200,
            body: [
                .init(
                    name: "users",
                    value: .array(matching.dropFirst(skip).prefix(limit).map { $0.shape(location: location) })
                ),
                .init(name: "count", value: .integer(Int64(matching.count))),
            ]
        )
    }

    /// The user's members are the body itself, without the `deleted` of the lists (official spec).
    private static func getUser(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let id = call.path["userId"] ?? ""
        guard let user = contents.users.first(where: { $0.id == id }) else {
            throw .badRequest("User not found for id:\(id)")
        }
        let members = user.shape(location: contents.account.locationID).members ?? []
        return HighLevelReply(status: 200, body: members.filter { $0.name != "deleted" })
    }
}
