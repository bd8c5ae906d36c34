import HTTPTypes

/// The notes on a contact.
extension HighLevelOperation {
    static let notes: [HighLevelOperation] = [
        .init(method: .get, path: "/contacts/{contactId}/notes", perform: listNotes),
        .init(method: .post, path: "/contacts/{contactId}/notes", body: .createNote, perform: createNote),
        .init(method: .get, path: "/contacts/{contactId}/notes/{id}", perform: getNote),
        .init(method: .put, path: "/contacts/{contactId}/notes/{id}", body: .updateNote, perform: updateNote),
        .init(method: .delete, path: "/contacts/{contactId}/notes/{id}", perform: deleteNote),
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
        contents.notes[call.contactID, default: []].append(note)
        contents.changeCount += 1
        return .created("note", note.shape)
    }

    private static func getNote(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let index = try position(contents, call)
        return .ok("note", contents.notes[call.contactID]?[index].shape ?? .null)
    }

    private static func updateNote(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let index = try position(contents, call)
        contents.notes[call.contactID]?[index].apply(call.body)
        contents.changeCount += 1
        return .ok("note", contents.notes[call.contactID]?[index].shape ?? .null)
    }

    private static func deleteNote(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let index = try position(contents, call)
        contents.notes[call.contactID]?.remove(at: index)
        contents.changeCount += 1
        return HighLevelReply(status: 200, body: call.version.success)
    }

    /// Where the note is among those of its contact; an unknown one is answered like an unknown contact (assumption).
    private static func position(
        _ contents: HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> Int {
        _ = try contents.contact(call.contactID)
        let id = call.path["id"] ?? ""
        guard let index = contents.notes[call.contactID]?.firstIndex(where: { $0.id == id }) else {
            throw .badRequest("Note not found for id:\(id)")
        }
        return index
    }
}
