public import Foundation
public import Records

/// A list of one remote system that is read whole and mirrored.
public protocol RecordSource: Sendable {
    /// The kind of record that the list holds.
    var kind: RecordKind { get }

    /// Only records created at that moment or later are in the list; nil for all of the kind.
    var scanStart: Date? { get }

    /// Whether a greater ``Record/revision`` is a later state of the object. Then a scan that lags behind is recognised.
    var ordersRevisions: Bool { get }

    /// Whether records leave the list in the daily course of things, as tasks do that are done. Then each missing one is
    /// looked up, however many they are.
    var losesRowsDaily: Bool { get }

    /// Hands over every object of the kind, page by page.
    ///
    /// - Throws: ``RemoteError``. It returns only when it read everything; after an error nothing may be concluded from
    ///   what was missing.
    func scan(_ page: (_ records: [Record]) async throws -> Void) async throws

    /// The object as it is now, or nil when it is not there.
    ///
    /// - Throws: ``RemoteError``.
    func read(_ remoteID: String) async throws -> Record?
}

extension RecordSource {
    public var scanStart: Date? { nil }
    public var ordersRevisions: Bool { false }
    public var losesRowsDaily: Bool { false }
}
