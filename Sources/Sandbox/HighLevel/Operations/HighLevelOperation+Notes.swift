import HTTPTypes

/// The notes on a contact.
extension HighLevelOperation {
    static let notes: [HighLevelOperation] = [
        .init(method: .get, path: "/contacts/{contactId}/notes", scope: "contacts.readonly", perform: listNotes),
        .init(
            method: .post,
            path: "/contacts/{contactId}/notes",
            body: .createNote,
            scope: "contacts.write",
            perform: createNote
        ),
        .init(method: .get, path: "/contacts/{contactId}/notes/{id}", scope: "contacts.readonly", perform: getNote),
        .init(
            method: .put,
            path: "/contacts/{contactId}/notes/{id}",
            body: .updateNote,
            scope: "contacts.write",
            perform: updateNote
        ),
        .init(method: .delete, path: "/contacts/{contactId}/notes/{id}", scope: "contacts.write", perform: deleteNote),
    ]

    /// Newest first (assumption).
    private static func listNotes(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        _ = try contents.contact(call.contactID)
        return .ok("notes", .array((contents.notes[call.contactID] ?? []).reversed().map(\.shape)))
    }

    private static func createNote(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        _ = try contents.contact(call.contactID)
        var note = HighLevelNote(
            id: contents.random.alphanumeric(20),
            contactId: call.contactID,
            body: "",
            dateAdded: call.now
        )
        note.apply(call.body)
        contents.put(note)
        return .created("note", note.shape)
    }

    private static func getNote(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        .ok("note", try note(contents, call).shape)
    }

    private static func updateNote(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        var note = try note(contents, call)
        note.apply(call.body)
        contents.put(note)
        return .ok("note", note.shape)
    }

    private static func deleteNote(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        contents.remove(try note(contents, call))
        return HighLevelReply(status: 200, body: call.version.success)
    }

    /// The note of the path; an unknown one is answered like an unknown contact (assumption).
    private static func note(
        _ contents: HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelNote {
        _ = try contents.contact(call.contactID)
        let id = call.path["id"] ?? ""
        guard let note = contents.notes[call.contactID]?.first(where: { $0.id == id }) else {
            throw .badRequest("Note not found for id:\(id)")
        }
        return note
    }
}
