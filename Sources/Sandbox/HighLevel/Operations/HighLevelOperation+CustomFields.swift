import HTTPTypes

/// The definitions of custom fields; the official spec names scopes for the list and the create only.
extension HighLevelOperation {
    static let customFields: [HighLevelOperation] = [
        .init(
            method: .get,
            path: "/locations/{locationId}/customFields",
            scope: "locations/customFields.readonly",
            location: .path,
            perform: listCustomFields
        ),
        .init(
            method: .post,
            path: "/locations/{locationId}/customFields",
            body: .createCustomField,
            scope: "locations/customFields.write",
            location: .path,
            perform: createCustomField
        ),
        .init(
            method: .get,
            path: "/locations/{locationId}/customFields/{id}",
            location: .path,
            perform: getCustomField
        ),
        .init(
            method: .put,
            path: "/locations/{locationId}/customFields/{id}",
            body: .updateCustomField,
            location: .path,
            perform: updateCustomField
        ),
        .init(
            method: .delete,
            path: "/locations/{locationId}/customFields/{id}",
            location: .path,
            perform: deleteCustomField
        ),
    ]

    private static func listCustomFields(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let model = call.query["model"] ?? "contact"
        guard ["contact", "opportunity", "all"].contains(model) else {
            throw .unprocessable(["model must be one of the following values: contact, opportunity, all"])
        }
        let location = contents.account.locationID
        let fields = model == "all" ? contents.customFields : contents.customFields.of(model: model)
        return .ok("customFields", .array(fields.map { $0.shape(location: location) }))
    }

    private static func getCustomField(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let field = contents.customFields[try position(contents, call)]
        return .ok("customField", field.shape(location: contents.account.locationID))
    }

    /// Two fields of one kind cannot have the same key (assumption).
    private static func createCustomField(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        var field = HighLevelCustomField(
            id: contents.random.alphanumeric(20),
            name: call.body["name"]?.text ?? "",
            dataType: call.body["dataType"]?.text ?? "",
            position: contents.customFields.count,
            model: call.body["model"]?.text
        )
        if contents.customFields.contains(where: { $0.fieldKey == field.fieldKey }) {
            throw .badRequest("\(field.name) is already existing custom field.")
        }
        field.apply(call.body)
        contents.customFields.append(field)
        contents.changeCount += 1
        return .created("customField", field.shape(location: contents.account.locationID))
    }

    /// The key stays what it was, also under a new name (assumption).
    private static func updateCustomField(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let index = try position(contents, call)
        contents.customFields[index].apply(call.body)
        contents.changeCount += 1
        return .ok("customField", contents.customFields[index].shape(location: contents.account.locationID))
    }

    /// Contacts keep the value they have, and it is no longer shown (assumption): nothing is rewritten.
    private static func deleteCustomField(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        contents.customFields.remove(at: try position(contents, call))
        contents.changeCount += 1
        return HighLevelReply(status: 200, body: [.init(name: "succeded", value: true)])
    }

    private static func position(
        _ contents: HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> Int {
        let id = call.path["id"] ?? ""
        guard let index = contents.customFields.firstIndex(where: { $0.id == id }) else {
            throw .badRequest("Custom field not found for id:\(id)")
        }
        return index
    }
}

extension HighLevelCustomField {
    /// Takes over what a checked body names; options are a list of texts, or labels of a text box list.
    fileprivate mutating func apply(_ given: HighLevelValue) {
        if let text = given["name"]?.text { name = text }
        if let text = given["placeholder"]?.text { placeholder = text }
        if let number = given["position"]?.integer { position = Int(number) }
        if let options = given["options"]?.texts { picklistOptions = options }
        if let boxes = given["textBoxListOptions"]?.elements {
            picklistOptions = boxes.compactMap { $0.text ?? $0["label"]?.text }
        }
    }
}
