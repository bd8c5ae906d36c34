import Foundation
import GRDB

/// What is done with a store as a file: opening it for a look, copying it whole, bringing it to disk.
enum StoreFile {
    /// Opens a file for reading only.
    ///
    /// - Throws: ``StoreError``.
    static func openForReading(_ path: String) throws(StoreError) -> DatabaseQueue {
        guard FileManager.default.fileExists(atPath: path) else { throw StoreError(.missing, path: path) }
        var configuration = Configuration()
        configuration.label = "tenon upkeep"
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        return try StoreError.telling(path) { try DatabaseQueue(path: path, configuration: configuration) }
    }

    /// Copies one consistent state of a store into a new file that is whole by itself, checks it, and brings it to disk.
    ///
    /// Writers go on meanwhile: what they commit after the copy began is not in it.
    ///
    /// - Parameters:
    ///   - source: the store.
    ///   - draft: where there must be no file.
    /// - Throws: ``StoreError``; then there is no file at `draft`.
    static func copy(_ source: String, to draft: String) throws(StoreError) {
        let from = try openForReading(source)
        defer { try? from.close() }
        _ = FileManager.default.createFile(atPath: draft, contents: nil, attributes: [.posixPermissions: 0o600])
        do throws(StoreError) {
            try StoreError.telling(draft) { try fill(draft, from: from, named: source) }
            try bringToDisk(draft)
        } catch {
            for ending in ["", "-journal", "-wal", "-shm"] { unlink(draft + ending) }
            throw error
        }
    }

    private static func fill(_ draft: String, from source: DatabaseQueue, named path: String) throws {
        let copy = try DatabaseQueue(path: draft)
        defer { try? copy.close() }
        // All pages in one step: one state of the store, and never begun anew because somebody wrote.
        do {
            try source.backup(to: copy)
        } catch let error as DatabaseError where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode) {
            throw StoreError.meaning(error, path: path) ?? error
        }
        // Without a log beside it, the one file is all there is.
        try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
        let damages = try copy.read { try String.fetchAll($0, sql: "PRAGMA integrity_check(20)") }
        guard damages == ["ok"] else { throw StoreError(.corrupt, path: path, cause: Damage(description: damages[0])) }
    }

    /// Brings a file's contents to disk.
    static func bringToDisk(_ path: String) throws(StoreError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StoreError(.diskFailure, path: path, cause: POSIXError.last) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw StoreError(.diskFailure, path: path, cause: POSIXError.last) }
    }

    /// Brings the names in a file's directory to disk.
    static func bringNamesToDisk(beside path: String) throws(StoreError) {
        try bringToDisk(URL(filePath: path).deletingLastPathComponent().path)
    }

    /// Bytes of a file; 0 when there is none.
    static func size(_ path: String) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }

    /// What a check found.
    struct Damage: Error, CustomStringConvertible {
        let description: String
    }
}
