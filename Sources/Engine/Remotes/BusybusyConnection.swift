public import Busybusy
public import Foundation
public import Reconciliation
public import Records

/// busybusy's root projects as the engine sees them.
public struct BusybusyConnection: RemoteConnection {
    private let client: BusybusyClient
    let writer: any ProjectWriter
    private let standing: BusybusyStanding?
    public let settleSeconds: Double
    public let unseenSeconds: Double

    public var kind: RecordKind { .project }
    /// What practitioners settled on "for stability"; the client keeps to it for reads as well.
    public var writeConcurrency: Int { client.configuration.maximumConcurrentCalls }
    /// Whether an edit of ProjectInfo bumps `updatedOn` is unknown, so nothing may be concluded from it.
    public var ordersRevisions: Bool { false }

    /// Projects that a scan asks for at a time: the largest page seen in client code. Smaller ones follow on trouble. With
    /// the 500 that clients mostly use, 5,000 projects need 13 calls, since both lists end with an empty page.
    private static let scanPageSize = 1000

    /// Seconds that a request may lie in busybusy after its connection was lost. An assumption: nothing is published.
    public static let assumedSettling = 5.0

    /// - Parameters:
    ///   - client: Reads.
    ///   - writer: Writes; nil for a dry run.
    ///   - settleSeconds: See ``RemoteConnection/settleSeconds``.
    ///   - unseenSeconds: See ``RemoteConnection/unseenSeconds``.
    ///   - standing: What is known of the connection; nil to trust the writer and read everything.
    public init(
        client: BusybusyClient,
        writer: (any ProjectWriter)?,
        settleSeconds: Double = BusybusyConnection.assumedSettling,
        unseenSeconds: Double = 3600,
        standing: BusybusyStanding? = nil
    ) {
        self.client = client
        self.writer = writer ?? DryRunProjectWriter()
        self.settleSeconds = settleSeconds
        self.unseenSeconds = unseenSeconds
        self.standing = standing
    }

    /// Whether the writer sends nothing, or nobody has proven or answers for what it would send.
    public var isDryRun: Bool { !writer.abilities(.sends) || standing?.maySend == false }

    public var answersLater: Bool { !isDryRun && !writer.abilities(.answersWithProject) }

    public var notOffered: [String] { standing?.notOffered ?? [] }

    public func prepare() async throws { try await standing?.prepare() }

    public func scan(_ page: ([Record]) async throws -> Void) async throws {
        try await scan(.full(.firstScan), page)
    }

    /// Reads what changed where an operator for that is proven, and everything once an hour.
    public func scanChanges(createdSince start: Date?, _ page: ([Record]) async throws -> Void) async throws -> Bool {
        guard let standing else {
            try await scan(page)
            return true
        }
        let begun = standing.moment
        let plan = standing.scanPlan(at: begun)
        try await scan(plan, page)
        standing.noteScan(plan, begun: begun)
        return plan.showsAbsence
    }

    /// Reads the active projects and then the archived ones: whether a read without that filter shows both is unknown.
    private func scan(_ plan: ScanPlan, _ page: ([Record]) async throws -> Void) async throws {
        for isArchived in [false, true] {
            let filter = plan.filter(ProjectFilter(isArchived: isArchived, depth: 1))
            var pages = client.projectPages(filter: filter, pageSize: Self.scanPageSize).makeAsyncIterator()
            while let projects = try await remote({ try await pages.next() }) {
                try await page(projects.map(Record.init(project:)))
            }
        }
    }

    public func read(_ remoteID: String) async throws -> Record? {
        try await remote { try await client.project(id: remoteID) }.map(Record.init(project:))
    }

    /// Reads the newest projects first, until they are older than the moment: there is no filter for a marker.
    public func find(markers: Set<String>, createdSince moment: Date) async throws -> [String: Record] {
        var found: [String: Record] = [:]
        // A sub-project may stand at any depth.
        let filter = markers.contains(where: Marker.isOfSubProject) ? ProjectFilter() : .roots
        let pages = client.projectPages(filter: filter, sort: [.createdOn(.descending)], pageSize: 200)
        var iterator = pages.makeAsyncIterator()
        while let projects = try await remote({ try await iterator.next() }) {
            for project in projects {
                let lines = Marker.all(inAdditionalInfo: project.info?.additionalInfo ?? "")
                for marker in lines where markers.contains(marker) { found[marker] = Record(project: project) }
            }
            if found.count == markers.count { break }
            if let oldest = projects.compactMap(\.createdOn).min(), oldest < moment { break }
        }
        return found
    }

    public func create(_ write: PlannedWrite) async throws -> Record {
        let draft = ProjectCreate(write)
        return try await sent { try Record(receipt: try await writer.create(draft), subject: "new project") }
    }

    public func update(_ current: Record, changes: [FieldChange]) async throws -> Record {
        let update = try ProjectUpdate(changes)
        let id = current.id.remoteID
        return try await sent {
            try Record(receipt: try await writer.update(id: id, update), subject: "project \(id)")
        }
    }

    public func setArchived(_ isArchived: Bool, _ remoteID: String) async throws -> Record {
        try await sent {
            let receipt =
                isArchived
                ? try await writer.archive(id: remoteID) : try await writer.unarchive(id: remoteID)
            return try Record(receipt: receipt, subject: "project \(remoteID)")
        }
    }

    /// A write whose outcome nobody can tell is as good as taken where there is no word about results anyway.
    private func sent(_ call: () async throws -> Record) async throws -> Record {
        do {
            return try await remote(call)
        } catch let error as RemoteError where error.disposition == .unclear && answersLater {
            throw RemoteError(.accepted, error.message)
        }
    }

    private func remote<Result>(_ call: () async throws -> Result) async throws -> Result {
        do {
            return try await call()
        } catch let error as BusybusyError {
            throw RemoteError(error)
        }
    }
}

extension Record {
    /// The project of a write's receipt.
    ///
    /// - Throws: ``RemoteError`` with disposition `.accepted` when the writer took the write without telling a result: then
    ///   only a scan shows it.
    fileprivate init(receipt: WriteReceipt, subject: String) throws {
        guard let project = receipt.project else {
            throw RemoteError(
                .accepted,
                "\(subject): the write was taken and is done later, without a word about the result. It waits for the "
                    + "next scan to show it."
            )
        }
        self.init(project: project)
    }
}
