public import Foundation

/// Copies of a store that are whole by themselves, and the way back.
///
/// Secrets are sealed in a copy as they are in the store. The sign-in to HighLevel is not in it: a refresh token works
/// once, so an old one is of no use.
public enum StoreBackup {
    /// Copies a store into a new file while others work on it.
    ///
    /// - Parameters:
    ///   - path: the store.
    ///   - file: the copy, for its owner only; there must be no such file.
    /// - Returns: What the copy holds, checked whole.
    /// - Throws: ``StoreError``; then there is no file under that name.
    public static func write(_ path: String, to file: String) throws(StoreError) -> StoreInspection {
        guard !FileManager.default.fileExists(atPath: file) else { throw StoreError(.exists, path: file) }
        _ = try StoreInspection.of(path, .glance)
        let draft = "\(file).\(UUID().uuidString).new"
        try StoreFile.copy(path, to: draft)
        defer { unlink(draft) }
        // A link, not a renaming: it fails rather than writing over a file that came in between.
        guard link(draft, file) == 0 else {
            throw StoreError(errno == EEXIST ? .exists : .diskFailure, path: file, cause: POSIXError.last)
        }
        try StoreFile.bringNamesToDisk(beside: file)
        return try StoreInspection.of(file, .glance)
    }

    /// What became of the store that was replaced.
    public struct Restored: Sendable {
        /// What is now in the store.
        public let inspection: StoreInspection
        /// Where the file that was there before is kept; nil when there was none.
        public let replaced: String?
    }

    /// Puts a copy in the place of a store, which is kept beside it.
    ///
    /// - Parameters:
    ///   - file: the copy, or another store that nobody works on.
    ///   - path: the store.
    ///   - moment: names the replaced file.
    /// - Throws: ``StoreError`` for a copy that is no sound store of this version or an earlier one, and while a process
    ///   works on the store; then the store is as it was.
    public static func restore(_ file: String, to path: String, at moment: Date) throws(StoreError) -> Restored {
        let lock = try StoreLock(storePath: path)
        defer { withExtendedLifetime(lock) {} }
        let found = try StoreInspection.of(file, .whole)
        if found.isNewer { throw StoreError(.newerVersion, path: file) }
        if let damage = found.damages.first {
            throw StoreError(.corrupt, path: file, cause: StoreFile.Damage(description: damage))
        }
        let draft = "\(path).\(UUID().uuidString).new"
        try StoreFile.copy(file, to: draft)
        do throws(StoreError) {
            let kept = try keep(path, at: moment)
            guard rename(draft, path) == 0 else {
                throw StoreError(.diskFailure, path: path, cause: POSIXError.last)
            }
            try StoreFile.bringNamesToDisk(beside: path)
            return Restored(inspection: try StoreInspection.of(path, .glance), replaced: kept)
        } catch {
            unlink(draft)
            throw error
        }
    }

    /// Gives the store and its log a second name each, before either is touched: no moment is without the whole of it.
    private static func keep(_ path: String, at moment: Date) throws(StoreError) -> String? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        try StoreFile.emptyLog(path)
        let style = Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted)
        let kept = "\(path).replaced-\(moment.formatted(style))"
        for ending in ["", "-wal"] where FileManager.default.fileExists(atPath: path + ending) {
            guard link(path + ending, kept + ending) == 0 else {
                throw StoreError(errno == EEXIST ? .exists : .diskFailure, path: kept + ending, cause: POSIXError.last)
            }
        }
        try StoreFile.bringNamesToDisk(beside: path)
        // A log that is not the new file's own must not stand beside it.
        for ending in ["-wal", "-shm"] { unlink(path + ending) }
        return kept
    }
}
