/// Writes projects through GraphQL mutations. UNVERIFIED against the real service; see ``UnverifiedMutations``.
public struct GraphQLProjectWriter: ProjectWriter {
    /// What the service makes of a field of the project's info that an update leaves out. Which one holds is unknown.
    public enum AbsentFields: String, Sendable, Hashable, Codable {
        /// It stays: an update sends the named fields and nothing else. An assumption.
        case stay
        /// It is emptied: an update reads the project, merges the named fields into its info, and sends all of it.
        case empty
    }

    private let client: BusybusyClient
    private let absentFields: AbsentFields

    /// Everything.
    public let abilities = WriterAbilities(Set(WriterAbilities.Ability.allCases))

    /// Writes with a client's key and limits.
    public init(client: BusybusyClient, absentFields: AbsentFields = .stay) {
        self.client = client
        self.absentFields = absentFields
    }

    /// Makes a project; see ``ProjectWriter/create(_:)``.
    public func create(_ project: ProjectCreate) async throws -> WriteReceipt {
        try await write(.create(project), UnverifiedMutations.create, CreateVariables(input: project))
    }

    /// Changes a project; see ``ProjectWriter/update(id:_:)``.
    ///
    /// Where absent fields are emptied, what others change between the read and the write is lost: keep that for a service
    /// that leaves no other way.
    public func update(id: String, _ update: ProjectUpdate) async throws -> WriteReceipt {
        let write = ProjectWrite.update(id: id, update)
        try write.check(abilities, writer: Self.name)
        let input = absentFields == .stay ? update : try await merged(update, into: id, write)
        return try await self.write(write, UnverifiedMutations.update, UpdateVariables(id: id, input: input))
    }

    /// Archives a project; see ``ProjectWriter/archive(id:)``.
    public func archive(id: String) async throws -> WriteReceipt {
        try await write(.archive(id: id), UnverifiedMutations.archive, ["id": id])
    }

    /// Brings a project back; see ``ProjectWriter/unarchive(id:)``.
    public func unarchive(id: String) async throws -> WriteReceipt {
        try await write(.unarchive(id: id), UnverifiedMutations.unarchive, ["id": id])
    }

    private static let name = "the GraphQL writer"

    private func merged(_ update: ProjectUpdate, into id: String, _ write: ProjectWrite) async throws -> ProjectUpdate {
        guard let project = try await client.project(id: id) else {
            throw BusybusyError(
                .notFound,
                operation: write.operation,
                message: "\(write.subject): it was removed, or this key does not see it. Nothing was sent."
            )
        }
        return update.merged(into: project)
    }

    private func write(_ write: ProjectWrite, _ document: String, _ variables: some Encodable) async throws
        -> WriteReceipt
    {
        try write.check(abilities, writer: Self.name)
        let operation = Operation(name: write.operation, subject: write.subject, isWrite: true, document: document)
        return .project(try await client.transport.call(operation, variables))
    }

    private struct CreateVariables: Encodable { let input: ProjectCreate }

    private struct UpdateVariables: Encodable {
        let id: String
        let input: ProjectUpdate
    }
}
