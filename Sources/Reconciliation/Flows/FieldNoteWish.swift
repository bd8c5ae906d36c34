import Foundation
public import Records

/// A note that is to be made or changed, and why.
public struct FieldNoteWish: Hashable, Sendable {
    public let entry: FieldEntry
    /// The contact that the note is on.
    public let contactID: String
    public let state: FieldNote.State
    /// The note that there is; nil when one is to be made.
    public let copy: Copy?

    /// Everything that the note takes from its entry: equal texts need no write. The writer is there by id, so that a
    /// member's new name does not change the notes of years.
    public var content: String {
        switch state {
        case .written, .deleted:
            let lines = FieldNote.lines(of: entry.text)
            return ([state.rawValue, entry.memberID ?? "", entry.when] + lines).joined(separator: "\n")
        case .emptied, .moved: return state.rawValue
        }
    }

    /// Everything that should be written: changes first, then new notes in the order in which the work was done.
    ///
    /// - Parameters:
    ///   - entries: The entries with a text, and those of which there is a note.
    ///   - copies: The notes that there are.
    public static func wishes(for entries: [FieldEntry], copies: some Sequence<Copy>) -> [FieldNoteWish] {
        let notes = Dictionary(grouping: copies) { entryID(of: $0.id) }
        let wishes = entries.flatMap { entry in
            let known = notes[entry.id] ?? []
            return known.compactMap { change(of: $0, for: entry) } + [beginning(of: entry, known)].compactMap(\.self)
        }
        return wishes.sorted { $0.rank < $1.rank }
    }

    /// Names the note of an entry on a contact: when an entry moves to another contact's job and back, each has one note.
    public static func copyID(ofEntry entryID: String, on contactID: String) -> CopyID {
        CopyID(.fieldNote, "\(entryID)@\(contactID)")
    }

    /// The entry of which a note is.
    public static func entryID(of copyID: CopyID) -> String {
        copyID.sourceID.split(separator: "@").first.map(String.init) ?? copyID.sourceID
    }

    /// What has to become of a note that there is; nil when it says what it should, or was taken away by a person.
    private static func change(of copy: Copy, for entry: FieldEntry) -> FieldNoteWish? {
        guard !copy.isGone, let contactID = copy.owner, let state = state(of: entry, on: contactID, copy) else {
            return nil
        }
        let wish = FieldNoteWish(entry: entry, contactID: contactID, state: state, copy: copy)
        return wish.content == copy.content ? nil : wish
    }

    private static func state(of entry: FieldEntry, on contactID: String, _ copy: Copy) -> FieldNote.State? {
        if entry.isDeleted { return copy.content == FieldNote.State.moved.rawValue ? nil : .deleted }
        switch entry.home {
        case .unknown: return nil
        // An entry that is open again is not finished; its note waits.
        case .contact(contactID) where entry.end == nil: return nil
        case .contact(contactID): return FieldNote.lines(of: entry.text).isEmpty ? .emptied : .written
        case .contact, .nobody: return .moved
        }
    }

    private static func beginning(of entry: FieldEntry, _ known: [Copy]) -> FieldNoteWish? {
        guard case .contact(let contactID) = entry.home, entry.mayBegin, !entry.isDeleted, entry.end != nil,
            !FieldNote.lines(of: entry.text).isEmpty,
            !known.contains(where: { $0.id == copyID(ofEntry: entry.id, on: contactID) })
        else { return nil }
        return FieldNoteWish(entry: entry, contactID: contactID, state: .written, copy: nil)
    }

    private var rank: (Int, Date, String, String) {
        (copy == nil ? 1 : 0, entry.end ?? .distantPast, entry.id, contactID)
    }
}

extension FieldNoteWish {
    /// The write that fulfils the wish.
    ///
    /// - Parameters:
    ///   - writer: The member's name.
    ///   - replaced: The note's text as last seen.
    public func write(writer: String, replacing replaced: String?) -> PlannedWrite {
        let note = FieldNote(
            entryID: entry.id,
            state: state,
            text: entry.text,
            signature: "\(writer), \(entry.when)"
        )
        return PlannedWrite(
            kind: .contact,
            action: copy == nil ? .createNote : .updateNote,
            targetID: contactID,
            marker: FieldNote.marker(ofEntry: entry.id),
            reason: reason,
            intent: "field-note \(entry.id) \(contactID)",
            copy: CopyDraft(Self.copyID(ofEntry: entry.id, on: contactID), content: content),
            note: NoteDraft(id: copy?.target.remoteID, body: note.html, replacing: replaced)
        )
    }

    private var reason: String {
        switch (state, copy) {
        case (.written, nil): "a note from the field"
        case (.written, _): "the time entry was edited"
        case (.deleted, _): "the time entry was deleted"
        case (.emptied, _): "the time entry's text was taken out"
        case (.moved, _): "the time entry was moved to another job"
        }
    }
}
