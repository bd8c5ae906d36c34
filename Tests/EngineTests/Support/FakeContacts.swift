import Foundation
import HighLevel
import Reconciliation
import Records
import Synchronization

@testable import Engine

/// HighLevel's contacts in memory: refuses a second contact with the same phone, keeps tags in lower case, and has a
/// search index that can be made to lag behind.
final class FakeContacts: RemoteConnection {
    struct State {
        var contacts: [String: Contact] = [:]
        /// What search shows while it lags.
        var staleIndex: [String: Contact]?
        var hiddenFromScan: Set<String> = []
        var tasks: [String: [FakeTask]] = [:]
        var notes: [String: [FakeNote]] = [:]
        var nextID = 1
    }

    struct FakeTask: Hashable { let title: String, marker: String, dueAt: Date }

    let desk: CallDesk
    let clock: ManualClock
    let isDryRun: Bool
    let state: Mutex<State>

    var kind: RecordKind { .contact }
    var writeConcurrency: Int { 4 }
    var settleSeconds: Double { 10 }
    var ordersRevisions: Bool { true }

    init(desk: CallDesk, clock: ManualClock, isDryRun: Bool = false, state: State = State()) {
        self.desk = desk
        self.clock = clock
        self.isDryRun = isDryRun
        self.state = Mutex(state)
    }

    // MARK: What people do

    var all: [Contact] { state.withLock { $0.contacts.values.sorted { $0.id < $1.id } } }
    var snapshot: State { state.withLock { $0 } }

    subscript(id: String) -> Contact? { state.withLock { $0.contacts[id] } }

    func named(_ name: String) -> [Contact] { all.filter { Record(contact: $0)["name"] == Value(name) } }

    func tasks(of id: String) -> [FakeTask] { state.withLock { $0.tasks[id] ?? [] } }

    @discardableResult
    func add(
        _ name: String,
        phone: String? = nil,
        tags: [String] = ["customer"],
        also: (inout Contact) -> Void = { _ in }
    )
        -> String
    {
        state.withLock { state in
            var contact = Contact(id: Self.id(&state))
            let name = PersonName.splitting(name)
            contact.firstName = name.first
            contact.lastName = name.last
            contact.phone = phone
            contact.tags = tags
            also(&contact)
            put(contact, &state)
            return contact.id
        }
    }

    func edit(_ id: String, _ change: (inout Contact) -> Void) {
        state.withLock { state in
            guard var contact = state.contacts[id] else { return }
            change(&contact)
            put(contact, &state)
        }
    }

    func delete(_ id: String) { state.withLock { _ = $0.contacts.removeValue(forKey: id) } }

    /// Brings back a contact that was deleted, as HighLevel's restore does.
    func putBack(_ contact: Contact) { state.withLock { $0.contacts[contact.id] = contact } }

    func hideFromScan(_ ids: Set<String>) { state.withLock { $0.hiddenFromScan = ids } }

    /// From now on search shows what there is now, whatever is written.
    func freezeIndex() { state.withLock { $0.staleIndex = $0.contacts } }

    func thawIndex() { state.withLock { $0.staleIndex = nil } }

    // MARK: RemoteConnection

    func scan(_ page: ([Record]) async throws -> Void) async throws {
        let shown = state.withLock { state in
            (state.staleIndex ?? state.contacts).values.filter { !state.hiddenFromScan.contains($0.id) }
                .sorted { $0.id < $1.id }
        }
        for start in stride(from: 0, to: max(1, shown.count), by: 20) {
            let rows = try desk.perform(.scanPage) { shown.dropFirst(start).prefix(20).map(Record.init(contact:)) }
            try await page(rows)
        }
    }

    func read(_ remoteID: String) async throws -> Record? {
        try desk.perform(.read) { self[remoteID].map(Record.init(contact:)) }
    }

    func find(markers: Set<String>, createdSince moment: Date) async throws -> [String: Record] {
        try desk.perform(.find) {
            let shown = state.withLock { ($0.staleIndex ?? $0.contacts).values.map { $0 } }
            let marked = shown.filter { markers.contains($0.source ?? "") && ($0.dateAdded ?? moment) >= moment }
            return Dictionary(marked.map { ($0.source ?? "", Record(contact: $0)) }, uniquingKeysWith: { $1 })
        }
    }

    func create(_ write: PlannedWrite) async throws -> Record {
        try desk.perform(.create) {
            try state.withLock { state in
                let draft = ContactCreate(write)
                try refuseDuplicate(phone: draft.phone, except: nil, state)
                var contact = Contact(id: Self.id(&state))
                contact.apply(draft)
                put(contact, &state)
                return Record(contact: state.contacts[contact.id] ?? contact)
            }
        }
    }

    func update(_ current: Record, changes: [FieldChange]) async throws -> Record {
        let update = try ContactUpdate(changes, current: current)
        return try change(.update, current.id.remoteID) { contact, state in
            if case .set(let phone) = update.phone {
                try refuseDuplicate(phone: phone, except: contact.id, state)
            }
            contact.apply(update)
        }
    }

    func setArchived(_ isArchived: Bool, _ remoteID: String) async throws -> Record {
        throw RemoteError(.refused, "HighLevel has no archive for contacts.")
    }

    func addTags(_ tags: [String], to remoteID: String) async throws -> Record {
        try change(.addTags, remoteID) { contact, _ in contact.tags += tags.filter { !contact.tags.contains($0) } }
    }

    func ensureTask(_ task: NewTask, marker: String, dueAt: Date, on remoteID: String) async throws {
        try desk.perform(.createTask) {
            try state.withLock { state in
                guard state.contacts[remoteID] != nil else { throw Self.missing(remoteID) }
                if state.tasks[remoteID]?.contains(where: { $0.marker == marker }) == true { return }
                state.tasks[remoteID, default: []].append(
                    FakeTask(title: task.title, marker: marker, dueAt: dueAt)
                )
            }
        }
    }

    // MARK: Inside

    private func change(_ call: RemoteCall, _ id: String, _ body: (inout Contact, State) throws -> Void) throws
        -> Record
    {
        try desk.perform(call) {
            try state.withLock { state in
                guard var contact = state.contacts[id] else { throw Self.missing(id) }
                try body(&contact, state)
                put(contact, &state)
                return Record(contact: state.contacts[id] ?? contact)
            }
        }
    }

    /// HighLevel answers 400 with the id of the contact that has the phone already.
    private func refuseDuplicate(phone: String?, except id: String?, _ state: State) throws(RemoteError) {
        guard let phone else { return }
        let existing = state.contacts.values.first { $0.phone == phone && $0.id != id }
        if let existing { throw RemoteError(.duplicate(of: existing.id), "no duplicated contacts here.") }
    }

    private func put(_ contact: Contact, _ state: inout State) {
        clock.advance(0.001)
        var contact = contact
        contact.tags = contact.tags.map { $0.lowercased() }
        contact.dateUpdated = clock.now
        if contact.dateAdded == nil { contact.dateAdded = clock.now }
        state.contacts[contact.id] = contact
    }

    private static func id(_ state: inout State) -> String {
        defer { state.nextID += 1 }
        return "contact" + String(format: "%04d", state.nextID)
    }

    private static func missing(_ id: String) -> RemoteError { RemoteError(.missing, "contact \(id) is not there.") }
}
