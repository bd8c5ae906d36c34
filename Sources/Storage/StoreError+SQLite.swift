import GRDB

extension StoreError {
    /// What a failure to open a store means.
    init(opening path: String, _ error: any Error) {
        self = Self.meaning(error, path: path) ?? StoreError(.unusable, path: path, cause: error)
    }

    /// What SQLite's failure means for a person; nil for what is no matter of the file or its disk.
    static func meaning(_ error: any Error, path: String) -> StoreError? {
        guard let error = error as? DatabaseError else { return error as? StoreError }
        let code: Code? =
            switch error.resultCode {
            case .SQLITE_FULL: .diskFull
            case .SQLITE_IOERR: .diskFailure
            case .SQLITE_READONLY, .SQLITE_PERM: .readOnly
            case .SQLITE_BUSY, .SQLITE_LOCKED: .locked
            case .SQLITE_CORRUPT: .corrupt
            case .SQLITE_NOTADB: .notAStore
            default: nil
            }
        return code.map { StoreError($0, path: path, cause: Cause(error)) }
    }

    /// Does the work; what SQLite says about the file is told in the words of a store.
    static func telling<Result>(_ path: String, _ work: () async throws -> Result) async throws -> Result {
        do {
            return try await work()
        } catch let error as DatabaseError {
            throw meaning(error, path: path) ?? error
        }
    }

    /// The same for work that does not wait.
    static func telling<Result>(_ path: String, _ work: () throws -> Result) throws(StoreError) -> Result {
        do {
            return try work()
        } catch {
            throw StoreError(opening: path, error)
        }
    }

    /// SQLite's own words, without the statement and its values: those may be a customer's.
    private struct Cause: Error, CustomStringConvertible {
        let description: String

        init(_ error: DatabaseError) {
            description = "SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "no message")"
        }
    }
}
