import HTTPTypes

/// The location itself, its tags, and the search over all its tasks.
extension HighLevelOperation {
    static let locations: [HighLevelOperation] = [
        .init(
            method: .get,
            path: "/locations/{locationId}",
            scope: "locations.readonly",
            access: .either,
            location: .path,
            perform: getLocation
        ),
        .init(
            method: .put,
            path: "/locations/{locationId}",
            body: .updateLocation,
            scope: "locations.write",
            access: .agency,
            location: .path,
            perform: updateLocation
        ),
        .init(
            method: .get,
            path: "/locations/{locationId}/tags",
            scope: "locations/tags.readonly",
            location: .path,
            perform: listTags
        ),
        .init(
            method: .post,
            path: "/locations/{locationId}/tags",
            body: .locationTag,
            scope: "locations/tags.write",
            location: .path,
            perform: createTag
        ),
        .init(method: .get, path: "/locations/{locationId}/tags/{tagId}", location: .path, perform: getTag),
        .init(
            method: .put,
            path: "/locations/{locationId}/tags/{tagId}",
            body: .locationTag,
            location: .path,
            perform: renameTag
        ),
        .init(method: .delete, path: "/locations/{locationId}/tags/{tagId}", location: .path, perform: deleteTag),
        .init(
            method: .post,
            path: "/locations/{locationId}/tasks/search",
            body: .taskSearch,
            scope: "locations/tasks.readonly",
            location: .path,
            perform: searchTasks
        ),
    ]

    private static func getLocation(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        .ok("location", contents.location.shape(contents.account))
    }

    /// The answer is the location itself (official spec).
    private static func updateLocation(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        guard call.body["companyId"]?.text == contents.account.companyID else { throw .foreignLocation }
        contents.edit(location: call.body)
        return HighLevelReply(
            status: 200,
            body: contents.location.shape(contents.account, withBusiness: false).members ?? []
        )
    }

    private static func listTags(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let location = contents.account.locationID
        return .ok("tags", .array(contents.locationTags.map { $0.shape(location: location) }))
    }

    private static func getTag(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let tag = contents.locationTags[try position(contents, call)]
        return .ok("tag", tag.shape(location: contents.account.locationID))
    }

    /// 200, not 201 (official spec); a name that exists is refused (assumption).
    private static func createTag(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let tag = HighLevelTag(id: contents.random.alphanumeric(20), name: try newName(contents, call))
        contents.locationTags.append(tag)
        contents.changeCount += 1
        return .ok("tag", tag.shape(location: contents.account.locationID))
    }

    /// Contacts keep the old name (assumption).
    private static func renameTag(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let index = try position(contents, call)
        contents.locationTags[index].name = try newName(contents, call)
        contents.changeCount += 1
        return .ok("tag", contents.locationTags[index].shape(location: contents.account.locationID))
    }

    /// Contacts keep the tag (assumption).
    private static func deleteTag(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        contents.locationTags.remove(at: try position(contents, call))
        contents.changeCount += 1
        return HighLevelReply(status: 200, body: [.init(name: "succeded", value: true)])
    }

    private static func newName(
        _ contents: HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> String {
        let name = HighLevelContact.normalized(tags: [call.body["name"]?.text ?? ""]).first ?? ""
        if name.isEmpty { throw .unprocessable(["name should not be empty"]) }
        if contents.locationTags.contains(where: { $0.name == name }) {
            throw .badRequest("The tag name is already exist.")
        }
        return name
    }

    private static func position(
        _ contents: HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> Int {
        let id = call.path["tagId"] ?? ""
        guard let index = contents.locationTags.firstIndex(where: { $0.id == id }) else {
            throw .badRequest("Tag not found for id:\(id)")
        }
        return index
    }

    /// 25 at a time unless told; at most 100, soonest due first (both assumptions).
    private static func searchTasks(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let limit = Int(call.body["limit"]?.integer ?? 25)
        let skip = Int(call.body["skip"]?.integer ?? 0)
        guard (1...100).contains(limit), skip >= 0 else {
            throw .unprocessable(["limit must be between 1 and 100", "skip must not be less than 0"])
        }
        let search = TaskSearch(call.body)
        let matching = contents.allTasks.filter { search.matches($0, contact: contents.contacts[$0.contactId]) }
            .sorted { ($0.dueDate, $0.id) < ($1.dueDate, $1.id) }
        let location = contents.account.locationID
        let page = matching.dropFirst(skip).prefix(limit).map { $0.searchShape(location: location) }
        return .ok("tasks", .array(Array(page)))
    }
}

/// What a search over tasks asks for; lists mean any of them.
private struct TaskSearch {
    var contacts: [String]?
    var users: [String]?
    var completed: Bool?
    var query: String
    var business: String?

    init(_ body: HighLevelValue) {
        contacts = body["contactId"]?.texts
        users = body["assignedTo"]?.texts
        completed = body["completed"]?.flag
        query = (body["query"]?.text ?? "").lowercased()
        business = body["businessId"]?.text
    }

    func matches(_ task: HighLevelTask, contact: HighLevelContact?) -> Bool {
        (contacts?.contains(task.contactId) ?? true) && (users?.contains(task.assignedTo ?? "") ?? true)
            && (completed == nil || completed == task.completed)
            && (business == nil || contact?.businessId == business)
            && (query.isEmpty || task.title.lowercased().contains(query))
    }
}

extension HighLevelTask {
    /// The official spec leaves the items open; they are the task with both spellings of the id and the location
    /// (assumption).
    fileprivate func searchShape(location: String) -> HighLevelValue {
        .object(
            [.init(name: "_id", value: .string(id))] + (shape.members ?? [])
                + [.init(name: "locationId", value: .string(location))]
        )
    }
}
