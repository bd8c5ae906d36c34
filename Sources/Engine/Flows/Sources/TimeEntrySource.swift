public import Busybusy
public import Foundation
public import Records
import Synchronization

/// The crews' punches. The root that lists them is unproven; where it is not there, every scan throws.
///
/// Deleted entries are marked and stay in busybusy's list; they leave the mirror. Most scans read the entries of the last
/// weeks, by when they were made: a punch that is entered late is new, however long ago the work was.
public final class TimeEntrySource: RecordSource {
    private let client: BusybusyClient
    private let deleted = Mutex<Set<String>>([])
    public let window: ScanWindow?

    public var kind: RecordKind { .timeEntry }
    public var deletedIDs: Set<String> { deleted.withLock { $0 } }

    /// Days that every scan reads unless told otherwise: a payroll's time and a month for corrections.
    public static let standardDays = 45

    /// - Parameter days: How far back every scan reads; the whole is read once a day.
    public init(client: BusybusyClient, days: Int = TimeEntrySource.standardDays) {
        self.client = client
        self.window = ScanWindow(days: days)
    }

    public func scan(_ page: ([Record]) async throws -> Void) async throws {
        try await scan(createdSince: nil, page)
    }

    /// Reads the newest first and stops before the moment: how a range of time is asked for is not known.
    public func scan(createdSince start: Date?, _ page: ([Record]) async throws -> Void) async throws {
        deleted.withLock { $0 = [] }
        let sort = NodeSort.createdOn(start == nil ? .ascending : .descending)
        var pages = client.timeEntryPages(sort: [sort]).makeAsyncIterator()
        while let entries = try await RemoteError.explaining({ try await pages.next() }) {
            let gone = entries.filter { $0.deletedOn != nil }.map(\.id)
            deleted.withLock { $0.formUnion(gone) }
            try await page(entries.filter { $0.deletedOn == nil }.map(Record.init(timeEntry:)))
            if let start, let oldest = entries.compactMap(\.createdOn).min(), oldest < start { return }
        }
    }

    public func read(_ remoteID: String) async throws -> Record? {
        try await RemoteError.explaining {
            var pages = client.timeEntryPages(filter: TimeEntryFilter(ids: [remoteID]), pageSize: 2).makeAsyncIterator()
            while let entries = try await pages.next() {
                if let entry = entries.first(where: { $0.id == remoteID }) {
                    return entry.deletedOn == nil ? Record(timeEntry: entry) : nil
                }
            }
            return nil
        }
    }
}
