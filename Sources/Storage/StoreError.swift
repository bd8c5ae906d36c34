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
        /// There is no room left for a write.
        case diskFull
        /// The disk or the file system failed at a read or a write.
        case diskFailure
        /// The file or its directory may not be written to.
        case readOnly
        /// Another process keeps the file locked for longer than Tenon waits.
        case locked
        /// The file's contents are damaged.
        case corrupt
        /// The file is something else than a Tenon store.
        case notAStore
        /// There is no such file.
        case missing
        /// A file is in the way, and is not written over.
        case exists
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
        return "\(subject)\(detail). \(nextStep)"
    }

    /// What is wrong with which file.
    private var subject: String {
        switch code {
        case .unusable: "the store \(path) cannot be opened"
        case .newerVersion: "the store \(path) was written by a newer Tenon"
        case .inUse: "another Tenon works on the store \(path)"
        case .unreadable: "the store \(path) holds a row that cannot be read"
        case .diskFull: "the store \(path) could not be written to: there is no room left"
        case .diskFailure: "the disk failed at the store \(path)"
        case .readOnly: "the store \(path) may not be written to"
        case .locked: "another process has kept the store \(path) locked for 10 seconds"
        case .corrupt: "the store \(path) is damaged"
        case .notAStore: "\(path) is no Tenon store"
        case .missing: "there is no file \(path)"
        case .exists: "\(path) is there already, and a backup is never written over"
        }
    }

    /// What holds, and what a person does next.
    private var nextStep: String {
        let kept = "What was confirmed before is on disk."
        return switch code {
        case .unusable:
            "Check that its directory exists, that it may be written to, and that the file is a Tenon store."
        case .newerVersion: "Use that version, or restore a backup."
        case .inUse: "Stop it first, or name another store with --store."
        case .unreadable: "Look at the file with `tenon doctor`, or restore a backup."
        case .diskFull: "\(kept) Make room on its disk or raise the limit, then start again."
        case .diskFailure:
            "\(kept) Check the disk, its room and the limits on the size of files, then start again."
        case .readOnly:
            "\(kept) Give its owner the right to write to the file and its directory, or mount the disk for writing."
        case .locked: "\(kept) Find the process with `fuser \(path)` and end its work on the file, then start again."
        case .corrupt:
            "Stop all work on it, keep the file and those beside it, and restore a backup with `tenon restore`."
        case .notAStore: "Name another file."
        case .missing: "Check its name."
        case .exists: "Name another file, or move that one away."
        }
    }
}
