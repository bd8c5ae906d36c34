import Busybusy
import Foundation
import Reconciliation
import Records
import Synchronization

@testable import Engine

/// busybusy's root projects in memory: nothing is unique, and the marker is a line of `additionalInfo`.
final class FakeProjects: RemoteConnection {
    struct State {
        var projects: [String: Project] = [:]
        var hiddenFromScan: Set<String> = []
        /// Rows that one page shows twice.
        var repeatsRows = false
        /// What the remote makes of every title that it is sent.
        var keepsTitle: @Sendable (String) -> String = { $0 }
        var nextID = 1
    }

    let desk: CallDesk
    let clock: ManualClock
    let isDryRun: Bool
    private let state: Mutex<State>

    var kind: RecordKind { .project }
    var writeConcurrency: Int { 3 }
    var settleSeconds: Double { 5 }
    var ordersRevisions: Bool { false }

    init(desk: CallDesk, clock: ManualClock, isDryRun: Bool = false, state: State = State()) {
        self.desk = desk
        self.clock = clock
        self.isDryRun = isDryRun
        self.state = Mutex(state)
    }

    // MARK: What people do

    var all: [Project] { state.withLock { $0.projects.values.sorted { $0.id < $1.id } } }
    var active: [Project] { all.filter { !$0.isArchived } }
    var snapshot: State { state.withLock { $0 } }

    subscript(id: String) -> Project? { state.withLock { $0.projects[id] } }

    func titled(_ title: String) -> [Project] { all.filter { $0.title == title } }

    /// The projects that were made for the contact.
    func marked(_ contactID: String) -> [Project] {
        all.filter { Marker.contactIDs(inAdditionalInfo: $0.info?.additionalInfo ?? "") == [contactID] }
    }

    @discardableResult
    func add(_ title: String, customer: String? = nil, phone: String? = nil, note: String? = nil) -> String {
        state.withLock { state in
            var info = ProjectInfo()
            (info.customer, info.phone, info.additionalInfo) = (customer, phone, note)
            return make(title, info, &state).id
        }
    }

    func edit(_ id: String, _ change: (inout Project) -> Void) {
        state.withLock { state in
            guard var project = state.projects[id] else { return }
            change(&project)
            project.updatedOn = clock.now
            state.projects[id] = project
        }
    }

    /// Takes the project away, as a key that lost the right to see it does.
    func remove(_ id: String) -> Project? { state.withLock { $0.projects.removeValue(forKey: id) } }

    func putBack(_ project: Project) { state.withLock { $0.projects[project.id] = project } }

    func archive(_ id: String, _ isArchived: Bool = true) {
        let moment = clock.now
        edit(id) { $0.archivedOn = isArchived ? moment : nil }
    }

    func hideFromScan(_ ids: Set<String>) { state.withLock { $0.hiddenFromScan = ids } }
    func repeatRows() { state.withLock { $0.repeatsRows = true } }
    func keepTitles(as body: @escaping @Sendable (String) -> String) { state.withLock { $0.keepsTitle = body } }

    // MARK: RemoteConnection

    func scan(_ page: ([Record]) async throws -> Void) async throws {
        let (shown, repeats) = state.withLock { state in
            (all(of: state).filter { !state.hiddenFromScan.contains($0.id) }, state.repeatsRows)
        }
        for start in stride(from: 0, to: max(1, shown.count), by: 20) {
            let rows = try desk.perform(.scanPage) { shown.dropFirst(start).prefix(20).map(Record.init(project:)) }
            try await page(repeats ? rows + rows : rows)
        }
    }

    func read(_ remoteID: String) async throws -> Record? {
        try desk.perform(.read) { self[remoteID].map(Record.init(project:)) }
    }

    func find(markers: Set<String>, createdSince moment: Date) async throws -> [String: Record] {
        try desk.perform(.find) {
            var found: [String: Record] = [:]
            for project in all where (project.createdOn ?? moment) >= moment {
                let lines = Marker.contactIDs(inAdditionalInfo: project.info?.additionalInfo ?? "")
                for marker in lines.map(Marker.forProject(ofContact:)) where markers.contains(marker) {
                    found[marker] = Record(project: project)
                }
            }
            return found
        }
    }

    func create(_ write: PlannedWrite) async throws -> Record {
        try desk.perform(.create) {
            let draft = ProjectCreate(write)
            return state.withLock { state in
                Record(project: make(state.keepsTitle(draft.title), draft.info ?? ProjectInfo(), &state))
            }
        }
    }

    func update(_ current: Record, changes: [FieldChange]) async throws -> Record {
        let update = try ProjectUpdate(changes)
        return try desk.perform(.update) {
            let keepsTitle = snapshot.keepsTitle
            edit(current.id.remoteID) { $0.apply(update, keepsTitle) }
            return try record(current.id.remoteID)
        }
    }

    func setArchived(_ isArchived: Bool, _ remoteID: String) async throws -> Record {
        try desk.perform(.archive) {
            archive(remoteID, isArchived)
            return try record(remoteID)
        }
    }

    func addTags(_ tags: [String], to remoteID: String) async throws -> Record {
        throw RemoteError(.refused, "busybusy's projects have no tags.")
    }

    func ensureTask(_ task: NewTask, marker: String, dueAt: Date, on remoteID: String) async throws {
        throw RemoteError(.refused, "busybusy's projects have no tasks.")
    }

    // MARK: Inside

    private func all(of state: State) -> [Project] { state.projects.values.sorted { $0.id < $1.id } }

    private func record(_ id: String) throws(RemoteError) -> Record {
        guard let project = self[id] else { throw RemoteError(.missing, "project \(id) is not there.") }
        return Record(project: project)
    }

    private func make(_ title: String, _ info: ProjectInfo, _ state: inout State) -> Project {
        clock.advance(0.001)
        var project = Project(id: "project" + String(format: "%04d", state.nextID), title: title, info: info)
        (project.depth, project.createdOn, project.updatedOn) = (1, clock.now, clock.now)
        state.nextID += 1
        state.projects[project.id] = project
        return project
    }
}

extension Project {
    fileprivate mutating func apply(_ update: ProjectUpdate, _ keepsTitle: (String) -> String) {
        if case .set(let new) = update.title { title = keepsTitle(new) }
        var info = self.info ?? ProjectInfo()
        update.info.customer.change(&info.customer)
        update.info.phone.change(&info.phone)
        update.info.address1.change(&info.address1)
        update.info.city.change(&info.city)
        update.info.state.change(&info.state)
        update.info.postalCode.change(&info.postalCode)
        update.info.country.change(&info.country)
        update.info.additionalInfo.change(&info.additionalInfo)
        self.info = info
    }
}

extension Edit<String> {
    fileprivate func change(_ text: inout String?) {
        switch self {
        case .keep: break
        case .set(let new): text = new
        case .clear: text = nil
        }
    }
}
