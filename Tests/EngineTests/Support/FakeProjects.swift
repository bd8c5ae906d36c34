import Busybusy
import Foundation
import Reconciliation
import Records
import Synchronization

@testable import Engine

/// busybusy's projects in memory: nothing is unique, and the marker is a line of `additionalInfo`. Those below a root project
/// are read through ``FakeSubProjects``.
final class FakeProjects: RemoteConnection {
    struct State {
        var projects: [String: Project] = [:]
        var hiddenFromScan: Set<String> = []
        /// Rows that one page shows twice.
        var repeatsRows = false
        /// What the remote makes of every title that it is sent.
        var keepsTitle: @Sendable (String) -> String = { $0 }
        var nextID = 1
        /// Whether writes are taken and done when ``FakeProjects/doWork(_:)`` says so, as a Zap does.
        var answersLater = false
        /// What a Zap cannot do.
        var limits: @Sendable (PlannedWrite) -> [WriteLimit] = { _ in [] }
        /// What the Zap makes of a new project before it is there.
        var zap: @Sendable (inout ProjectInfo) -> Void = { _ in }
        var work: [Work] = []
    }

    /// A write that was taken.
    enum Work: Sendable {
        case create(String, ProjectInfo)
        case update(String, ProjectUpdate)
        case archive(String, Bool)
    }

    let desk: CallDesk
    let clock: ManualClock
    let isDryRun: Bool
    private let state: Mutex<State>

    var kind: RecordKind { .project }
    var writeConcurrency: Int { 3 }
    var settleSeconds: Double { 5 }
    var ordersRevisions: Bool { false }
    var answersLater: Bool { snapshot.answersLater }
    var unseenSeconds: Double { 3600 }
    func limits(of write: PlannedWrite) -> [WriteLimit] { snapshot.limits(write) }

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
    func add(
        _ title: String,
        customer: String? = nil,
        phone: String? = nil,
        note: String? = nil,
        under parent: String? = nil
    ) -> String {
        state.withLock { state in
            var info = ProjectInfo()
            (info.customer, info.phone, info.additionalInfo) = (customer, phone, note)
            return make(title, info, under: parent, &state).id
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

    // MARK: Work that is done later

    /// From now on writes are taken and done later.
    func answerLater(
        limits: @escaping @Sendable (PlannedWrite) -> [WriteLimit] = { _ in [] },
        zap: @escaping @Sendable (inout ProjectInfo) -> Void = { _ in }
    ) {
        state.withLock { ($0.answersLater, $0.limits, $0.zap) = (true, limits, zap) }
    }

    /// From now on writes are answered with their result.
    func answerAtOnce() { state.withLock { ($0.answersLater, $0.limits) = (false, { _ in [] }) } }

    /// Writes that were taken and are not done.
    var workCount: Int { state.withLock { $0.work.count } }

    /// Forgets what was taken, as a Zap does that is off.
    func loseWork() { state.withLock { $0.work = [] } }

    /// Does what was taken, oldest first, so many times over.
    func doWork(times: Int = 1) {
        let work = state.withLock { state in
            defer { state.work = [] }
            return state.work
        }
        for item in work {
            for _ in 0..<times {
                switch item {
                case .create(let title, var info):
                    state.withLock { state in
                        state.zap(&info)
                        _ = make(state.keepsTitle(title), info, &state)
                    }
                case .update(let id, let update):
                    let keepsTitle = snapshot.keepsTitle
                    edit(id) { $0.apply(update, keepsTitle) }
                case .archive(let id, let isArchived): archive(id, isArchived)
                }
            }
        }
    }

    private func take(_ work: Work) throws {
        let isTaken = state.withLock { state in
            if state.answersLater { state.work.append(work) }
            return state.answersLater
        }
        if isTaken { throw RemoteError(.accepted, "taken, and done later.") }
    }

    // MARK: RemoteConnection

    func scan(_ page: ([Record]) async throws -> Void) async throws {
        let (shown, repeats) = state.withLock { state in
            (all(of: state).filter { !state.hiddenFromScan.contains($0.id) && $0.depth == 1 }, state.repeatsRows)
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
                let lines = Marker.all(inAdditionalInfo: project.info?.additionalInfo ?? "")
                for marker in lines where markers.contains(marker) { found[marker] = Record(project: project) }
            }
            return found
        }
    }

    func create(_ write: PlannedWrite) async throws -> Record {
        try desk.perform(.create) {
            let draft = ProjectCreate(write)
            try take(.create(draft.title, draft.info ?? ProjectInfo()))
            return state.withLock { state -> Record in
                let title = state.keepsTitle(draft.title)
                return Record(project: make(title, draft.info ?? ProjectInfo(), under: draft.parentProjectID, &state))
            }
        }
    }

    func update(_ current: Record, changes: [FieldChange]) async throws -> Record {
        let update = try ProjectUpdate(changes)
        return try desk.perform(.update) {
            let keepsTitle = snapshot.keepsTitle
            try take(.update(current.id.remoteID, update))
            edit(current.id.remoteID) { $0.apply(update, keepsTitle) }
            return try record(current.id.remoteID)
        }
    }

    func setArchived(_ isArchived: Bool, _ remoteID: String) async throws -> Record {
        try desk.perform(.archive) {
            try take(.archive(remoteID, isArchived))
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

    private func make(_ title: String, _ info: ProjectInfo, under parent: String? = nil, _ state: inout State)
        -> Project
    {
        clock.advance(0.001)
        var project = Project(id: "project" + String(format: "%04d", state.nextID), title: title, info: info)
        (project.depth, project.createdOn, project.updatedOn) = (parent == nil ? 1 : 2, clock.now, clock.now)
        (project.parentProjectID, project.rootProjectID) = (parent, parent)
        state.nextID += 1
        state.projects[project.id] = project
        return project
    }
}

extension Project {
    fileprivate mutating func apply(_ update: ProjectUpdate, _ keepsTitle: (String) -> String) {
        if case .set(let new) = update.title { title = keepsTitle(new) }
        var info = self.info ?? ProjectInfo()
        update.info.number.change(&info.number)
        update.info.additionalInfo.change(&info.additionalInfo)
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
