import NIOHTTP1

extension HighLevelClient {
    /// All tasks of a contact, in no particular order.
    public func tasks(of contactID: String) async throws -> [ContactTask] {
        try await call(try endpoint("listTasks", .GET, contactID, kind: .read), as: Many.self).tasks
    }

    /// One task.
    public func task(_ id: String, of contactID: String) async throws -> ContactTask {
        try await call(try endpoint("getTask", .GET, contactID, id, kind: .read), as: One.self).task
    }

    /// Makes a task.
    public func createTask(_ task: TaskCreate, for contactID: String) async throws -> ContactTask {
        var endpoint = try endpoint("createTask", .POST, contactID, kind: .write)
        endpoint.body = try body(task)
        return try await call(endpoint, as: One.self).task
    }

    /// Changes the named fields of a task.
    public func updateTask(_ id: String, of contactID: String, _ update: TaskUpdate) async throws -> ContactTask {
        var endpoint = try endpoint("updateTask", .PUT, contactID, id, kind: .write)
        endpoint.body = try body(update)
        return try await call(endpoint, as: One.self).task
    }

    /// Marks a task as done, or as open again.
    public func setTask(_ id: String, of contactID: String, completed: Bool) async throws -> ContactTask {
        var endpoint = try endpoint("completeTask", .PUT, contactID, id, "completed", kind: .write)
        endpoint.body = try body(["completed": completed])
        return try await call(endpoint, as: One.self).task
    }

    /// Deletes a task.
    public func deleteTask(_ id: String, of contactID: String) async throws {
        _ = try await call(try endpoint("deleteTask", .DELETE, contactID, id, kind: .write), as: Acknowledgement.self)
    }

    private func endpoint(
        _ operation: String,
        _ method: HTTPMethod,
        _ contactID: String,
        _ taskID: String? = nil,
        _ suffix: String? = nil,
        kind: Endpoint.Kind
    ) throws -> Endpoint {
        var path = ["contacts", try checked(contactID, "contact", in: operation), "tasks"]
        if let taskID { path.append(try checked(taskID, "task", in: operation)) }
        if let suffix { path.append(suffix) }
        let subject = taskID.map { "task \($0) of contact \(contactID)" } ?? "tasks of contact \(contactID)"
        let scope = kind == .read ? Scopes.readContacts : Scopes.writeContacts
        return Endpoint(operation, method, path, kind: kind, scope: scope, subject: subject)
    }

    private struct Many: Decodable { let tasks: [ContactTask] }
    private struct One: Decodable { let task: ContactTask }
}
