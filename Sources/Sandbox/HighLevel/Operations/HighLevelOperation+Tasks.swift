import HTTPTypes

/// The tasks of a contact.
extension HighLevelOperation {
    static let tasks: [HighLevelOperation] = [
        .init(method: .get, path: "/contacts/{contactId}/tasks", scope: "contacts.readonly", perform: listTasks),
        .init(
            method: .post,
            path: "/contacts/{contactId}/tasks",
            body: .createTask,
            scope: "contacts.write",
            perform: createTask
        ),
        .init(method: .get, path: "/contacts/{contactId}/tasks/{taskId}", scope: "contacts.readonly", perform: getTask),
        .init(
            method: .put,
            path: "/contacts/{contactId}/tasks/{taskId}",
            body: .updateTask,
            scope: "contacts.write",
            perform: updateTask
        ),
        .init(
            method: .put,
            path: "/contacts/{contactId}/tasks/{taskId}/completed",
            body: .completeTask,
            scope: "contacts.write",
            perform: updateTask
        ),
        .init(
            method: .delete,
            path: "/contacts/{contactId}/tasks/{taskId}",
            scope: "contacts.write",
            perform: deleteTask
        ),
    ]

    /// Oldest first (assumption).
    private static func listTasks(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        _ = try contents.contact(call.contactID)
        return .ok("tasks", .array((contents.tasks[call.contactID] ?? []).map(\.shape)))
    }

    private static func createTask(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        _ = try contents.contact(call.contactID)
        var task = HighLevelTask(
            id: contents.random.alphanumeric(20),
            contactId: call.contactID,
            title: "",
            dueDate: call.now,
            completed: false
        )
        task.dateAdded = call.now
        task.apply(call.body)
        contents.put(task)
        return .created("task", task.shape)
    }

    private static func getTask(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        .ok("task", try task(contents, call).shape)
    }

    private static func updateTask(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        var task = try task(contents, call)
        task.apply(call.body)
        contents.put(task)
        return .ok("task", task.shape)
    }

    private static func deleteTask(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        contents.remove(try task(contents, call))
        return HighLevelReply(status: 200, body: call.version.success)
    }

    /// The task of the path; an unknown one is answered like an unknown contact (assumption).
    private static func task(
        _ contents: HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelTask {
        _ = try contents.contact(call.contactID)
        let id = call.path["taskId"] ?? ""
        guard let task = contents.tasks[call.contactID]?.first(where: { $0.id == id }) else {
            throw .badRequest("Task not found for id:\(id)")
        }
        return task
    }
}
