/// A store that cannot be used.
public struct StoreError: Error, CustomStringConvertible {
    /// What is wrong with it.
    public enum Code: Hashable, Sendable {
        /// The file cannot be opened or is no SQLite file.
        case unusable
        /// A later version of Tenon wrote it.
        case newerVersion
        /// Another process works on it.
        case inUse
        /// A row holds what this version cannot read.
        case unreadable
    }

    public let code: Code
    public let path: String
    public let cause: (any Error)?

    public init(_ code: Code, path: String, cause: (any Error)? = nil) {
        self.code = code
        self.path = path
        self.cause = cause
    }

    public var description: String {
        let detail = cause.map { " (\($0))" } ?? ""
        switch code {
        case .unusable:
            return
                "the store \(path) cannot be opened\(detail). Check that its directory exists, that it may be written "
                + "to, and that the file is a Tenon store."
        case .newerVersion:
            return "the store \(path) was written by a newer Tenon. Use that version, or restore a backup."
        case .inUse:
            return
                "another Tenon works on the store \(path)\(detail). Stop it first, or name another store with --store."
        case .unreadable:
            return "the store \(path) holds a row that cannot be read\(detail)."
        }
    }
}
