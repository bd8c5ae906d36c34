import HighLevel
import Records
import Synchronization

@testable import Engine

/// A note as HighLevel keeps it.
struct FakeNote: Hashable {
    let id: String
    var body: String
}

extension FakeContacts {
    func notes(of id: String) -> [FakeNote] { state.withLock { $0.notes[id] ?? [] } }

    func deleteNote(_ noteID: String, of id: String) {
        state.withLock { $0.notes[id]?.removeAll { $0.id == noteID } }
    }

    func createNote(_ body: String, marker: String, on contactID: String, looksFirst: Bool) async throws -> Record {
        if looksFirst {
            let known = try desk.perform(.read) { notes(of: contactID).first { $0.body.contains(marker) } }
            if let known { return Self.record(known, of: contactID) }
        }
        return try desk.perform(.createNote) {
            try state.withLock { state in
                guard state.contacts[contactID] != nil else { throw Self.lacks(contactID) }
                let note = FakeNote(id: "note\(state.nextID)", body: body)
                state.nextID += 1
                state.notes[contactID, default: []].append(note)
                return Self.record(note, of: contactID)
            }
        }
    }

    func updateNote(_ id: String, body: String, on contactID: String) async throws -> Record {
        try desk.perform(.updateNote) {
            try state.withLock { state in
                guard let index = state.notes[contactID]?.firstIndex(where: { $0.id == id }) else {
                    throw Self.lacks(id)
                }
                state.notes[contactID]?[index].body = body
                return Self.record(FakeNote(id: id, body: body), of: contactID)
            }
        }
    }

    private static func lacks(_ id: String) -> RemoteError { RemoteError(.missing, "\(id) is not there.") }

    private static func record(_ note: FakeNote, of contactID: String) -> Record {
        var made = ContactNote(id: note.id)
        made.body = note.body
        return Record(note: made, of: contactID)
    }
}
