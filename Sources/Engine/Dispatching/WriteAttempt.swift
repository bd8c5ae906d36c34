import Foundation
import Reconciliation
import Records
import Storage

/// Hands one write to its remote, after making sure that it is still the right one and was not done already.
struct WriteAttempt: Sendable {
    let connection: any RemoteConnection
    /// The other system.
    let counterpart: any RemoteConnection
    let write: OutboxWrite
    let plan: PlannedWrite
    /// The target, from the write or from the link that an earlier write completed.
    let targetID: String?
    /// What a look for the write's marker found, when an earlier attempt's outcome was unclear.
    let foundByMarker: Record?
    let now: Date
    /// Whether a target that moved since the plan was made is left alone.
    var checksBase = true

    func perform() async -> WriteOutcome {
        do {
            return try await attempt()
        } catch let error as RemoteError {
            return await outcome(of: error)
        } catch {
            return .failed(RemoteError(.unclear, "interrupted: \(error)"))
        }
    }

    private func attempt() async throws -> WriteOutcome {
        if let look = plan.lookAgain, foundByMarker == nil, let change = try await change(since: look) { return change }
        if plan.action == .create { return try await create() }
        if plan.action == .createField { return try await createField() }
        guard let targetID else {
            throw RemoteError(.refused, "the \(plan.kind.rawValue) that the write is for was never made.")
        }
        switch plan.action {
        case .create, .createField, .update: return try await update(targetID)
        case .archive: return .applied(try await connection.setArchived(true, targetID), note: nil)
        case .unarchive: return .applied(try await connection.setArchived(false, targetID), note: nil)
        case .addTags: return .applied(try await connection.addTags(plan.tags, to: targetID), note: nil)
        case .createTask: return try await createTask(targetID)
        case .createNote, .updateNote: return try await writeNote(targetID)
        }
    }

    private func create() async throws -> WriteOutcome {
        if var foundByMarker {
            // What was made may say what an earlier plan wanted.
            let open = plan.changes.filter { foundByMarker[$0.field].nullIfBlank != $0.to.nullIfBlank }
            if plan.copy?.id.kind == .person, !open.isEmpty {
                foundByMarker = try await connection.update(foundByMarker, changes: open)
            }
            return .applied(foundByMarker, note: "made by an earlier attempt whose reply was lost; found by its marker")
        }
        return .applied(try await connection.create(plan), note: nil)
    }

    /// Reads before it writes: no remote offers a conditional update, and what a person changed since the plan was made
    /// must not be overwritten.
    private func update(_ targetID: String) async throws -> WriteOutcome {
        guard let current = try await connection.read(targetID) else {
            return .missing(RecordID(plan.kind, targetID))
        }
        let open = plan.changes.filter { !CustomFieldEcho.same($0.to, current[$0.field]) }
        if open.isEmpty { return .applied(current, note: "the target had the values already") }
        let isAsPlanned = open.allSatisfy { current[$0.field].nullIfBlank == $0.from.nullIfBlank }
        guard isAsPlanned || !checksBase, !current.isArchived else { return .moved(current) }
        return .applied(try await connection.update(current, changes: open), note: nil)
    }

    private func createTask(_ targetID: String) async throws -> WriteOutcome {
        guard let task = plan.task, let marker = plan.marker else {
            throw RemoteError(.refused, "the write names no task.")
        }
        let dueAt = now.addingTimeInterval(Double(task.dueInDays) * 86_400)
        try await connection.ensureTask(task, marker: marker, dueAt: dueAt, on: targetID)
        return .appliedBeside(nil)
    }

    private func writeNote(_ contactID: String) async throws -> WriteOutcome {
        guard let note = plan.note, let marker = plan.marker else {
            throw RemoteError(.refused, "the write names no note.")
        }
        if let id = note.id {
            return .appliedBeside(try await connection.updateNote(id, body: note.body, on: contactID))
        }
        let isInDoubt = write.doubts > 1
        let made = try await connection.createNote(note.body, marker: marker, on: contactID, looksFirst: isInDoubt)
        // What an earlier attempt made may say what an earlier plan wanted.
        guard isInDoubt, made["body"].text != note.body else { return .appliedBeside(made) }
        return .appliedBeside(try await connection.updateNote(made.id.remoteID, body: note.body, on: contactID))
    }

    private func createField() async throws -> WriteOutcome {
        guard let field = plan.field else { throw RemoteError(.refused, "the write names no custom field.") }
        try await connection.ensureField(field)
        return .appliedBeside(nil)
    }

    private func outcome(of error: RemoteError) async -> WriteOutcome {
        switch error.disposition {
        case .duplicate(let existing):
            do {
                guard let record = try await connection.read(existing) else { return .failed(error) }
                return .duplicate(record)
            } catch {
                return .failed(error as? RemoteError ?? RemoteError(.retry(after: nil), "\(error)"))
            }
        case .missing:
            guard let targetID else { return .failed(error) }
            return .missing(RecordID(plan.kind, targetID))
        default: return .failed(error)
        }
    }
}
