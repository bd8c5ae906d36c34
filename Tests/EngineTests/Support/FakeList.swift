import Engine
import Records
import Synchronization

/// A list of records in memory, for flows to read.
final class FakeList: RecordSource {
    let kind: RecordKind
    private let state = Mutex<(records: [String: Record], failure: RemoteError?)>(([:], nil))

    init(_ kind: RecordKind) { self.kind = kind }

    subscript(id: String) -> Record? {
        get { state.withLock { $0.records[id] } }
        set { state.withLock { $0.records[id] = newValue } }
    }

    /// Lets every read fail; nil lets them work again.
    func fail(_ error: RemoteError?) { state.withLock { $0.failure = error } }

    func scan(_ page: ([Record]) async throws -> Void) async throws {
        let (records, failure) = state.withLock {
            ($0.records.values.sorted { $0.id.remoteID < $1.id.remoteID }, $0.failure)
        }
        if let failure { throw failure }
        try await page(records)
    }

    func read(_ remoteID: String) async throws -> Record? { self[remoteID] }
}
