import Foundation
import HighLevel
import Records
import Synchronization

@testable import Engine

/// The tasks and notes of HighLevel's contacts in memory.
final class FakeOffice: Sendable {
    struct State {
        var tasks: [String: [ContactTask]] = [:]
        var notes: [String: [ContactNote]] = [:]
        var zone: String? = "America/Chicago"
        var nextID = 1
    }

    /// Where the list of tasks passes: `scanPage` and `read`.
    let taskDesk: CallDesk
    /// Where the notes of a contact pass, as `read`, and the location, as `find`.
    let noteDesk: CallDesk
    let clock: ManualClock
    private let state: Mutex<State>

    init(crash: CrashSwitch, clock: ManualClock, state: State = State()) {
        taskDesk = CallDesk(crash: crash)
        noteDesk = CallDesk(crash: crash)
        self.clock = clock
        self.state = Mutex(state)
    }

    var snapshot: State { state.withLock { $0 } }

    // MARK: What people do

    @discardableResult
    func addTask(_ title: String, due days: Double? = nil, on contactID: String) -> String {
        let due = days.map { clock.now.addingTimeInterval($0 * 86_400) }
        return state.withLock { state in
            let task = ContactTask(id: "task\(state.nextID)", title: title, dueDate: due)
            state.nextID += 1
            state.tasks[contactID, default: []].append(task)
            return task.id
        }
    }

    func editTask(_ id: String, _ change: (inout ContactTask) -> Void) {
        state.withLock { state in
            for (contactID, tasks) in state.tasks {
                guard let index = tasks.firstIndex(where: { $0.id == id }) else { continue }
                change(&state.tasks[contactID, default: []][index])
            }
        }
    }

    func deleteTask(_ id: String) {
        state.withLock { state in
            for contactID in state.tasks.keys { state.tasks[contactID]?.removeAll { $0.id == id } }
        }
    }

    @discardableResult
    func addNote(_ body: String, on contactID: String) -> String {
        clock.advance(1)
        return state.withLock { state in
            let note = ContactNote(id: "note\(state.nextID)", body: body, dateAdded: clock.now)
            state.nextID += 1
            state.notes[contactID, default: []].append(note)
            return note.id
        }
    }

    func editNote(_ id: String, _ body: String) {
        state.withLock { state in
            for (contactID, notes) in state.notes {
                guard let index = notes.firstIndex(where: { $0.id == id }) else { continue }
                state.notes[contactID]?[index].body = body
            }
        }
    }

    func deleteNote(_ id: String) {
        state.withLock { state in
            for contactID in state.notes.keys { state.notes[contactID]?.removeAll { $0.id == id } }
        }
    }

    func setZone(_ name: String?) { state.withLock { $0.zone = name } }
}

extension FakeOffice: CrewSheetReader {
    func notes(of contactID: String) async throws -> [Record] {
        try noteDesk.perform(.read) { (snapshot.notes[contactID] ?? []).map { Record(note: $0, of: contactID) } }
    }

    func timeZone() async throws -> String? { try noteDesk.perform(.find) { snapshot.zone } }
}

/// The list of open tasks.
struct FakeTasks: RecordSource {
    let office: FakeOffice

    var kind: RecordKind { .task }
    var losesRowsDaily: Bool { true }

    func scan(_ page: ([Record]) async throws -> Void) async throws {
        let rows = try office.taskDesk.perform(.scanPage) { open.values.sorted { $0.id.remoteID < $1.id.remoteID } }
        try await page(rows)
    }

    func read(_ remoteID: String) async throws -> Record? { try office.taskDesk.perform(.read) { open[remoteID] } }

    private var open: [String: Record] {
        let records = office.snapshot.tasks.flatMap { contactID, tasks in
            tasks.filter { !$0.isCompleted }.compactMap { Record(task: $0, of: contactID) }
        }
        return Dictionary(records.map { ($0.id.remoteID, $0) }, uniquingKeysWith: { $1 })
    }
}
