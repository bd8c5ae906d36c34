import HTTPTypes

/// What the sandbox only reads: appointments, businesses, custom field definitions.
extension HighLevelOperation {
    static let reading: [HighLevelOperation] = [
        .init(method: .get, path: "/contacts/{contactId}/appointments", perform: appointments),
        .init(method: .get, path: "/businesses/", location: .query, perform: businesses),
        .init(method: .get, path: "/businesses/{businessId}", perform: business),
        .init(method: .get, path: "/locations/{locationId}/customFields", location: .path, perform: customFields),
        .init(method: .get, path: "/locations/{locationId}/customFields/{id}", location: .path, perform: customField),
    ]

    /// Every operation of the sandbox.
    static let all = contacts + finding + tasks + notes + tags + bulk + reading

    private static func appointments(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        _ = try contents.contact(call.contactID)
        let location = contents.account.locationID
        return .ok("events", .array((contents.appointments[call.contactID] ?? []).map { $0.shape(location: location) }))
    }

    private static func businesses(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let limit = try call.number("limit", in: 1...100) ?? 100
        let skip = try call.number("skip", in: 0...Int(Int32.max)) ?? 0
        let location = contents.account.locationID
        let page = contents.businesses.dropFirst(skip).prefix(limit)
        return .ok("businesses", .array(page.map { $0.shape(location: location) }))
    }

    private static func business(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let id = call.path["businessId"] ?? ""
        guard let business = contents.businesses.first(where: { $0.id == id }) else {
            throw .badRequest("Business not found for id:\(id)")
        }
        return .ok("business", business.shape(location: contents.account.locationID))
    }

    private static func customFields(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let model = call.query["model"] ?? "contact"
        guard ["contact", "opportunity", "all"].contains(model) else {
            throw .unprocessable(["model must be one of the following values: contact, opportunity, all"])
        }
        let location = contents.account.locationID
        let fields = model == "opportunity" ? [] : contents.customFields
        return .ok("customFields", .array(fields.map { $0.shape(location: location) }))
    }

    private static func customField(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let id = call.path["id"] ?? ""
        guard let field = contents.customFields.first(where: { $0.id == id }) else {
            throw .badRequest("Custom field not found for id:\(id)")
        }
        return .ok("customField", field.shape(location: contents.account.locationID))
    }
}
