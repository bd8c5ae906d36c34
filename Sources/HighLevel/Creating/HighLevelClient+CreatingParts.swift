extension HighLevelClient {
    /// Makes a task, and looks in the contact's list where the outcome is unclear: never a blind repeat.
    ///
    /// A task with the same title, text, day and user counts as the one that was to be made.
    ///
    /// - Parameters:
    ///   - known: ids of the contact's tasks that were there before; these do not count.
    ///   - recovery: how long to wait before a repeat.
    /// - Throws: ``HighLevelError``; effect `.unclear` when nothing was found and no further try was safe.
    public func createTask(
        _ task: TaskCreate,
        for contactID: String,
        known: Set<String> = [],
        recovering recovery: CreationRecovery
    ) async throws -> Creation<ContactTask> {
        let outcome = try await creating(
            settling: recovery.settling,
            create: { try await createTask(task, for: contactID) },
            look: {
                try await tasks(of: contactID).first { !known.contains($0.id) && task.isTheSame(as: $0) }
            }
        )
        return switch outcome {
        case .made(let task): Creation(value: task, isRecovered: false)
        case .found(let task): Creation(value: task, isRecovered: true)
        }
    }

    /// Writes a note, and looks in the contact's list where the outcome is unclear: never a blind repeat.
    ///
    /// A note with the same text and heading counts as the one that was to be written.
    ///
    /// - Parameters:
    ///   - known: ids of the contact's notes that were there before; these do not count.
    ///   - recovery: how long to wait before a repeat.
    /// - Throws: ``HighLevelError``; effect `.unclear` when nothing was found and no further try was safe.
    public func createNote(
        _ note: NoteCreate,
        for contactID: String,
        known: Set<String> = [],
        recovering recovery: CreationRecovery
    ) async throws -> Creation<ContactNote> {
        let outcome = try await creating(
            settling: recovery.settling,
            create: { try await createNote(note, for: contactID) },
            look: {
                try await notes(of: contactID).first { !known.contains($0.id) && note.isTheSame(as: $0) }
            }
        )
        return switch outcome {
        case .made(let note): Creation(value: note, isRecovered: false)
        case .found(let note): Creation(value: note, isRecovered: true)
        }
    }
}

extension TaskCreate {
    /// Whether a task that was read is what this draft makes; the due time counts in whole seconds, as it is sent.
    func isTheSame(as task: ContactTask) -> Bool {
        title.trimmed == task.title?.trimmed
            && (body ?? "").trimmed == (task.body ?? "").trimmed
            && (assignedTo == nil || assignedTo == task.assignedTo)
            && task.dueDate.map { HighLevelDate.format($0) == HighLevelDate.format(dueDate) } ?? false
    }
}

extension NoteCreate {
    /// Whether a note that was read is what this draft writes.
    func isTheSame(as note: ContactNote) -> Bool {
        body.trimmed == note.body?.trimmed && (title == nil || title?.trimmed == note.title?.trimmed)
    }
}
