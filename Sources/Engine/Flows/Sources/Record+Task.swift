import Foundation
import HighLevel
import Records

extension Record {
    /// The snapshot of a contact's task; nil when it names no contact. Its remote id is the contact's and its own, joined by
    /// a slash: a task can be reached below its contact only.
    ///
    /// `due` is in seconds since 1970, `isOwn` says that Tenon made it.
    init?(task: ContactTask, of contactID: String?) {
        guard let contactID, !contactID.isEmpty else { return nil }
        let isOwn = task.body?.hasPrefix("Made by Tenon for ") == true
        self.init(
            id: RecordID(.task, "\(contactID)/\(task.id)"),
            fields: [
                "title": Value(task.title).nullIfBlank, "isDone": task.isCompleted ? true : .null,
                "due": task.dueDate.map { .number($0.timeIntervalSince1970) } ?? .null, "isOwn": isOwn ? true : .null,
            ],
            owner: contactID
        )
    }
}
