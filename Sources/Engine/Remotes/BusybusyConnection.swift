public import Busybusy
public import Foundation
public import Reconciliation
public import Records

/// busybusy's root projects as the engine sees them.
public struct BusybusyConnection: RemoteConnection {
    private let client: BusybusyClient
    private let writer: any ProjectWriter
    public let isDryRun: Bool
    public let settleSeconds: Double

    public var kind: RecordKind { .project }
    /// What practitioners settled on "for stability"; the client keeps to it for reads as well.
    public var writeConcurrency: Int { client.configuration.maximumConcurrentCalls }
    /// Whether an edit of ProjectInfo bumps `updatedOn` is unknown, so nothing may be concluded from it.
    public var ordersRevisions: Bool { false }

    /// Seconds that a request may lie in busybusy after its connection was lost. An assumption: nothing is published.
    public static let assumedSettling = 5.0

    /// - Parameters:
    ///   - client: Reads.
    ///   - writer: Writes; nil for a dry run.
    ///   - settleSeconds: See ``RemoteConnection/settleSeconds``.
    public init(
        client: BusybusyClient,
        writer: (any ProjectWriter)?,
        settleSeconds: Double = BusybusyConnection.assumedSettling
    ) {
        self.client = client
        self.writer = writer ?? DryRunProjectWriter()
        self.isDryRun = writer == nil
        self.settleSeconds = settleSeconds
    }

    /// Reads the active projects and then the archived ones: whether a read without that filter shows both is unknown.
    public func scan(_ page: ([Record]) async throws -> Void) async throws {
        for isArchived in [false, true] {
            let filter = ProjectFilter(isArchived: isArchived, depth: 1)
            var pages = client.projectPages(filter: filter).makeAsyncIterator()
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
        return try await remote { try Record(receipt: try await writer.create(draft), subject: "new project") }
    }

    public func update(_ current: Record, changes: [FieldChange]) async throws -> Record {
        let update = try ProjectUpdate(changes)
        let id = current.id.remoteID
        return try await remote {
            try Record(receipt: try await writer.update(id: id, update), subject: "project \(id)")
        }
    }

    public func setArchived(_ isArchived: Bool, _ remoteID: String) async throws -> Record {
        try await remote {
            let receipt =
                isArchived
                ? try await writer.archive(id: remoteID) : try await writer.unarchive(id: remoteID)
            return try Record(receipt: receipt, subject: "project \(remoteID)")
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
    /// - Throws: ``RemoteError`` that says "look before trying again" when the writer took the write without telling a
    ///   result: then only a scan shows it, by its marker or number.
    fileprivate init(receipt: WriteReceipt, subject: String) throws {
        guard let project = receipt.project else {
            throw RemoteError(
                .unclear,
                "\(subject): the write was taken and is done later, without a word about the result. It waits for the "
                    + "next scan to show it."
            )
        }
        self.init(project: project)
    }
}
