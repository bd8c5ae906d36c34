import HTTPTypes

/// The tasks of a contact.
extension HighLevelOperation {
    static let tasks: [HighLevelOperation] = [
        .init(method: .get, path: "/contacts/{contactId}/tasks", perform: listTasks),
        .init(method: .post, path: "/contacts/{contactId}/tasks", body: .createTask, perform: createTask),
        .init(method: .get, path: "/contacts/{contactId}/tasks/{taskId}", perform: getTask),
        .init(method: .put, path: "/contacts/{contactId}/tasks/{taskId}", body: .updateTask, perform: updateTask),
        .init(
            method: .put,
            path: "/contacts/{contactId}/tasks/{taskId}/completed",
            body: .completeTask,
            perform: updateTask
        ),
        .init(method: .delete, path: "/contacts/{contactId}/tasks/{taskId}", perform: deleteTask),
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
        task.apply(call.body)
        contents.tasks[call.contactID, default: []].append(task)
        contents.changeCount += 1
        return .created("task", task.shape)
    }

    private static func getTask(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let index = try position(contents, call)
        return .ok("task", contents.tasks[call.contactID]?[index].shape ?? .null)
    }

    private static func updateTask(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let index = try position(contents, call)
        contents.tasks[call.contactID]?[index].apply(call.body)
        contents.changeCount += 1
        return .ok("task", contents.tasks[call.contactID]?[index].shape ?? .null)
    }

    private static func deleteTask(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let index = try position(contents, call)
        contents.tasks[call.contactID]?.remove(at: index)
        contents.changeCount += 1
        return HighLevelReply(status: 200, body: call.version.success)
    }

    /// Where the task is among those of its contact; an unknown one is answered like an unknown contact (assumption).
    private static func position(
        _ contents: HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> Int {
        _ = try contents.contact(call.contactID)
        let id = call.path["taskId"] ?? ""
        guard let index = contents.tasks[call.contactID]?.firstIndex(where: { $0.id == id }) else {
            throw .badRequest("Task not found for id:\(id)")
        }
        return index
    }
}
