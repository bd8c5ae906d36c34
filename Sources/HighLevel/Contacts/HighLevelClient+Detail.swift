extension HighLevelClient {
    /// Reads a contact and the parts asked for at the same time. A part that fails leaves the rest in.
    ///
    /// - Throws: when the contact itself cannot be read, or `CancellationError`.
    public func contact(_ id: String, include: Set<ContactDetail.Include>) async throws -> ContactDetail {
        async let contact = self.contact(id)
        async let tasks = part(include.contains(.tasks)) { try await self.tasks(of: id) }
        async let notes = part(include.contains(.notes)) { try await self.notes(of: id) }
        async let appointments = part(include.contains(.appointments)) { try await self.appointments(of: id) }
        return try await ContactDetail(contact: contact, tasks: tasks, notes: notes, appointments: appointments)
    }

    private func part<Value: Sendable>(
        _ isAsked: Bool,
        _ read: @Sendable () async throws -> Value
    ) async throws -> ContactDetail.Part<Value> {
        guard isAsked else { return .notAsked }
        do {
            return .value(try await read())
        } catch let error as HighLevelError {
            return .failed(error)
        }
    }
}
