import HTTPTypes

/// Businesses that contacts can belong to.
extension HighLevelOperation {
    static let businesses: [HighLevelOperation] = [
        .init(
            method: .get,
            path: "/businesses/",
            scope: "businesses.readonly",
            location: .query,
            perform: listBusinesses
        ),
        .init(
            method: .post,
            path: "/businesses/",
            body: .createBusiness,
            scope: "businesses.write",
            location: .body,
            perform: createBusiness
        ),
        .init(method: .get, path: "/businesses/{businessId}", scope: "businesses.readonly", perform: getBusiness),
        .init(
            method: .put,
            path: "/businesses/{businessId}",
            body: .updateBusiness,
            scope: "businesses.write",
            perform: updateBusiness
        ),
        .init(
            method: .delete,
            path: "/businesses/{businessId}",
            scope: "businesses.write",
            perform: deleteBusiness
        ),
    ]

    private static func listBusinesses(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let limit = try call.number("limit", in: 1...100) ?? 100
        let skip = try call.number("skip", in: 0...Int(Int32.max)) ?? 0
        let location = contents.account.locationID
        let page = contents.businesses.dropFirst(skip).prefix(limit)
        return .ok("businesses", .array(page.map { $0.shape(location: location) }))
    }

    private static func getBusiness(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let business = contents.businesses[try position(contents, call)]
        return .ok("business", business.shape(location: contents.account.locationID))
    }

    /// The answers of writes misspell the member (official spec).
    private static func written(_ business: HighLevelBusiness, status: Int, location: String) -> HighLevelReply {
        HighLevelReply(
            status: status,
            body: [
                .init(name: "success", value: true),
                .init(name: "buiseness", value: business.shape(location: location)),
            ]
        )
    }

    private static func createBusiness(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        var business = HighLevelBusiness(id: contents.random.hexadecimal(24), name: "", createdAt: call.now)
        business.apply(call.body)
        contents.businesses.append(business)
        contents.changeCount += 1
        return written(business, status: 201, location: contents.account.locationID)
    }

    private static func updateBusiness(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let index = try position(contents, call)
        contents.businesses[index].apply(call.body)
        contents.businesses[index].updatedAt = call.now
        contents.changeCount += 1
        return written(contents.businesses[index], status: 200, location: contents.account.locationID)
    }

    /// Its contacts stay and belong to none (assumption).
    private static func deleteBusiness(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let business = contents.businesses.remove(at: try position(contents, call))
        for record in contents.contacts.byDateAdded where record.contact.businessId == business.id {
            _ = try contents.update(record.contact.id, at: call.now) { $0.businessId = nil }
        }
        contents.changeCount += 1
        return HighLevelReply(status: 200, body: [.init(name: "success", value: true)])
    }

    private static func position(
        _ contents: HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> Int {
        let id = call.path["businessId"] ?? ""
        guard let index = contents.businesses.firstIndex(where: { $0.id == id }) else {
            throw .badRequest("Business not found for id:\(id)")
        }
        return index
    }
}
