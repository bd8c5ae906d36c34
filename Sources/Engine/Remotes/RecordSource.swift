public import Foundation
public import Records

/// A list of one remote system that is read whole and mirrored.
public protocol RecordSource: Sendable {
    /// The kind of record that the list holds.
    var kind: RecordKind { get }

    /// Only records created at that moment or later are in the list; nil for all of the kind.
    var scanStart: Date? { get }

    /// For a list that only grows longer: how much of it a scan reads. Nil when every scan reads all of it.
    var window: ScanWindow? { get }

    /// Ids that the last scan showed as deleted: that is evidence, where absence alone would be none.
    var deletedIDs: Set<String> { get }

    /// Whether a greater ``Record/revision`` is a later state of the object. Then a scan that lags behind is recognised.
    var ordersRevisions: Bool { get }

    /// Hands over every object of the kind, page by page.
    ///
    /// - Throws: ``RemoteError``. It returns only when it read everything; after an error nothing may be concluded from
    ///   what was missing.
    func scan(_ page: (_ records: [Record]) async throws -> Void) async throws

    /// The same for the objects that were created at the moment or later; for all when it is nil.
    func scan(createdSince start: Date?, _ page: (_ records: [Record]) async throws -> Void) async throws

    /// The object as it is now, or nil when it is not there.
    ///
    /// - Throws: ``RemoteError``.
    func read(_ remoteID: String) async throws -> Record?
}

extension RecordSource {
    public var scanStart: Date? { nil }
    public var window: ScanWindow? { nil }
    public var deletedIDs: Set<String> { [] }
    public func scan(createdSince start: Date?, _ page: (_ records: [Record]) async throws -> Void) async throws {
        try await scan(page)
    }
    public var ordersRevisions: Bool { false }
}
