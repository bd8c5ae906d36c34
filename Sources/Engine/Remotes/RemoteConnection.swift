public import Foundation
public import Reconciliation
public import Records

/// One remote system as the engine sees it: records in, planned writes out.
///
/// Every method may be called from several tasks at once. An implementation keeps its remote's limits itself.
public protocol RemoteConnection: RecordSource {
    /// Whether writes are only shown. The connection is then never asked to make one.
    var isDryRun: Bool { get }

    /// Whether a write is taken now and done later, without a word about the result. Then only a look shows it, and no write
    /// is ever sent twice, whatever became of its reply.
    var answersLater: Bool { get }

    /// Seconds after which a person is asked about an accepted write that no look has shown.
    var unseenSeconds: Double { get }

    /// What the product could offer and does not offer on this connection, in lines for a person.
    var notOffered: [String] { get }

    /// Finds out what the connection can do, where that is not known yet. Called before anything else of a run.
    ///
    /// - Throws: ``RemoteError``.
    func prepare() async throws

    /// What of the write cannot be done in the way that writes go; none when all of it can.
    func limits(of write: PlannedWrite) -> [WriteLimit]

    /// How many writes may be under way at once.
    var writeConcurrency: Int { get }

    /// Seconds after an attempt during which its effect may still come to show: the longest that a request may lie in
    /// the remote, and that a search may lag behind.
    var settleSeconds: Double { get }

    /// The objects that carry one of the markers, among those created since the moment.
    ///
    /// - Throws: ``RemoteError``.
    func find(markers: Set<String>, createdSince moment: Date) async throws -> [String: Record]

    /// Makes a new object with the write's fields, tags and marker.
    ///
    /// - Throws: ``RemoteError``.
    func create(_ write: PlannedWrite) async throws -> Record

    /// Sends the changed fields, and nothing else.
    ///
    /// - Throws: ``RemoteError``.
    func update(_ current: Record, changes: [FieldChange]) async throws -> Record

    /// Hides the object from daily use, or brings it back.
    ///
    /// - Throws: ``RemoteError``.
    func setArchived(_ isArchived: Bool, _ remoteID: String) async throws -> Record

    /// Adds tags to those the object has.
    ///
    /// - Throws: ``RemoteError``.
    func addTags(_ tags: [String], to remoteID: String) async throws -> Record

    /// Makes a task on the object, due at the moment, unless one with the marker is there already.
    ///
    /// - Throws: ``RemoteError``.
    func ensureTask(_ task: NewTask, marker: String, dueAt: Date, on remoteID: String) async throws

    /// Writes a note on the contact.
    ///
    /// - Parameter marker: A part of the text by which the note is known.
    /// - Parameter looksFirst: Whether an earlier attempt may have written it: then one with the marker is taken for it.
    /// - Throws: ``RemoteError``.
    func createNote(_ body: String, marker: String, on contactID: String, looksFirst: Bool) async throws -> Record

    /// Replaces the text of a note on the contact.
    ///
    /// - Throws: ``RemoteError``.
    func updateNote(_ id: String, body: String, on contactID: String) async throws -> Record

    /// Makes a custom field for contacts, unless one of that name is there already.
    ///
    /// - Throws: ``RemoteError``.
    func ensureField(_ field: NewField) async throws
}

extension RemoteConnection {
    public func addTags(_ tags: [String], to remoteID: String) async throws -> Record {
        throw lacks("tags", remoteID)
    }

    public func ensureTask(_ task: NewTask, marker: String, dueAt: Date, on remoteID: String) async throws {
        throw lacks("tasks", remoteID)
    }

    public func createNote(_ body: String, marker: String, on contactID: String, looksFirst: Bool) async throws
        -> Record
    {
        throw lacks("notes", contactID)
    }

    public func updateNote(_ id: String, body: String, on contactID: String) async throws -> Record {
        throw lacks("notes", contactID)
    }

    public func ensureField(_ field: NewField) async throws { throw lacks("custom fields", field.name) }

    private func lacks(_ what: String, _ subject: String) -> RemoteError {
        RemoteError(.refused, "\(kind.rawValue) \(subject): \(kind.system.title) has no \(what) there.")
    }
}

/// What holds for a remote that answers a write with its result and is known in full.
extension RemoteConnection {
    public var answersLater: Bool { false }
    public var unseenSeconds: Double { 3600 }
    public var notOffered: [String] { [] }
    public func prepare() async throws {}
    public func limits(of write: PlannedWrite) -> [WriteLimit] { [] }
}
