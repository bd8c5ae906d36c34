import HTTPTypes

/// The two operations on many contacts at once.
extension HighLevelOperation {
    static let bulk: [HighLevelOperation] = [
        .init(
            method: .post,
            path: "/contacts/bulk/tags/update/{type}",
            body: .bulkTags,
            location: .body,
            perform: updateTags
        ),
        .init(
            method: .post,
            path: "/contacts/bulk/business",
            body: .bulkBusiness,
            location: .body,
            perform: setBusiness
        ),
    ]

    /// Answers 201 even when single contacts failed; each has its own result.
    private static func updateTags(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let type = call.path["type"] ?? ""
        guard ["add", "remove"].contains(type) else {
            throw .unprocessable(["type must be one of the following values: add, remove"])
        }
        var responses: [HighLevelValue] = []
        var errors = 0
        for id in call.body["contacts"]?.texts ?? [] {
            if let response = updateTags(of: id, adding: type == "add", &contents, call) {
                responses.append(response)
            } else {
                errors += 1
                let message = id.count == 20 ? "contact is deleted" : "contact id is not a valid firebase id"
                responses.append(["contactId": .string(id), "message": .string(message), "type": "error"])
            }
        }
        let tail: [HighLevelValue.Member] = [
            .init(name: "errorCount", value: .integer(Int64(errors))),
            .init(name: "responses", value: .array(responses)),
        ]
        return HighLevelReply(status: 201, body: call.version.success + tail)
    }

    /// The result for one contact, nil when there is none of that id.
    private static func updateTags(
        of id: String,
        adding: Bool,
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) -> HighLevelValue? {
        guard let old = contents.contacts[id]?.tags else { return nil }
        let given = HighLevelContact.normalized(tags: call.body["tags"]?.texts ?? [])
        let removesAll = !adding && call.body["removeAllTags"]?.flag == true
        let new =
            adding
            ? HighLevelContact.normalized(tags: old + given)
            : removesAll ? [] : old.filter { !given.contains($0) }
        _ = try? contents.update(id, at: call.now) { $0.tags = new }
        return [
            "contactId": .string(id), "message": "Tags updated", "type": "success", "oldTags": .init(texts: old),
            "tagsAdded": .init(texts: new.filter { !old.contains($0) }),
            "tagsRemoved": .init(texts: old.filter { !new.contains($0) }),
        ]
    }

    /// A null business detaches; unknown contacts are left out of the answer (assumption).
    private static func setBusiness(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let ids = call.body["ids"]?.texts ?? []
        if ids.count > 50 { throw .unprocessable(["ids must contain no more than 50 elements"]) }
        guard call.body["businessId"] != nil else { throw .unprocessable(["businessId should not be undefined"]) }
        let business = call.body["businessId"]?.text
        if let business, !contents.businesses.contains(where: { $0.id == business }) {
            throw .badRequest("Business not found for id:\(business)")
        }
        let known = ids.filter { contents.contacts[$0] != nil }
        for id in known { _ = try contents.update(id, at: call.now) { $0.businessId = business } }
        return HighLevelReply(
            status: 200,
            body: [.init(name: "success", value: true), .init(name: "ids", value: .init(texts: known))]
        )
    }
}
