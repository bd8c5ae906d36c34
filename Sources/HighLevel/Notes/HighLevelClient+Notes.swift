import NIOHTTP1

extension HighLevelClient {
    /// All notes on a contact, in no particular order.
    public func notes(of contactID: String) async throws -> [ContactNote] {
        try await call(try endpoint("listNotes", .GET, contactID, kind: .read), as: Many.self).notes
    }

    /// One note.
    public func note(_ id: String, of contactID: String) async throws -> ContactNote {
        try await call(try endpoint("getNote", .GET, contactID, id, kind: .read), as: One.self).note
    }

    /// Writes a note.
    public func createNote(_ note: NoteCreate, for contactID: String) async throws -> ContactNote {
        var endpoint = try endpoint("createNote", .POST, contactID, kind: .write)
        endpoint.body = try body(note)
        return try await call(endpoint, as: One.self).note
    }

    /// Changes the named fields of a note.
    public func updateNote(_ id: String, of contactID: String, _ update: NoteUpdate) async throws -> ContactNote {
        var endpoint = try endpoint("updateNote", .PUT, contactID, id, kind: .write)
        endpoint.body = try body(update)
        return try await call(endpoint, as: One.self).note
    }

    /// Deletes a note.
    public func deleteNote(_ id: String, of contactID: String) async throws {
        _ = try await call(try endpoint("deleteNote", .DELETE, contactID, id, kind: .write), as: Acknowledgement.self)
    }

    private func endpoint(
        _ operation: String,
        _ method: HTTPMethod,
        _ contactID: String,
        _ noteID: String? = nil,
        kind: Endpoint.Kind
    ) throws -> Endpoint {
        var path = ["contacts", try checked(contactID, "contact", in: operation), "notes"]
        if let noteID { path.append(try checked(noteID, "note", in: operation)) }
        let subject = noteID.map { "note \($0) on contact \(contactID)" } ?? "notes on contact \(contactID)"
        let scope = kind == .read ? Scopes.readContacts : Scopes.writeContacts
        return Endpoint(operation, method, path, kind: kind, scope: scope, subject: subject)
    }

    private struct Many: Decodable { let notes: [ContactNote] }
    private struct One: Decodable { let note: ContactNote }
}
