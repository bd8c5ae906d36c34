import HighLevel
import Reconciliation
import Records

extension Record {
    /// The snapshot of a contact's note.
    init(note: ContactNote, of contactID: String) {
        self.init(
            id: RecordID(.note, note.id),
            fields: ["body": Value(note.body).nullIfBlank],
            createdAt: note.dateAdded,
            owner: contactID
        )
    }
}

extension CustomFieldType {
    /// HighLevel's name for the kind.
    init(_ kind: NewField.Kind) {
        switch kind {
        case .text: self = .text
        case .number: self = .number
        case .date: self = .date
        }
    }
}
