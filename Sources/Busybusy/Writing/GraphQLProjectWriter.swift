/// Writes projects through GraphQL mutations. UNVERIFIED against the real service; see ``UnverifiedMutations``.
public struct GraphQLProjectWriter: ProjectWriter {
    private let client: BusybusyClient

    /// Writes with a client's key and limits.
    public init(client: BusybusyClient) {
        self.client = client
    }

    /// Makes a project; see ``ProjectWriter/create(_:)``.
    public func create(_ project: ProjectCreate) async throws -> Project {
        guard !project.title.trimmed.isEmpty else {
            throw BusybusyError(
                .invalid,
                operation: "createProject",
                message: "The title of the new project is blank. Give it the customer's name."
            )
        }
        let subject = "new project"
        return try await write("createProject", subject, UnverifiedMutations.create, CreateVariables(input: project))
    }

    /// Changes a project; see ``ProjectWriter/update(id:_:)``.
    public func update(id: String, _ update: ProjectUpdate) async throws -> Project {
        let variables = UpdateVariables(id: id, input: update)
        return try await write("updateProject", "project \(id)", UnverifiedMutations.update, variables)
    }

    /// Archives a project; see ``ProjectWriter/archive(id:)``.
    public func archive(id: String) async throws -> Project {
        try await write("archiveProject", "project \(id)", UnverifiedMutations.archive, ["id": id])
    }

    /// Brings a project back; see ``ProjectWriter/unarchive(id:)``.
    public func unarchive(id: String) async throws -> Project {
        try await write("unarchiveProject", "project \(id)", UnverifiedMutations.unarchive, ["id": id])
    }

    private func write(
        _ name: String,
        _ subject: String,
        _ document: String,
        _ variables: some Encodable
    ) async throws -> Project {
        let operation = Operation(name: name, subject: subject, isWrite: true, document: document)
        return try await client.transport.call(operation, variables)
    }

    private struct CreateVariables: Encodable { let input: ProjectCreate }

    private struct UpdateVariables: Encodable {
        let id: String
        let input: ProjectUpdate
    }
}
