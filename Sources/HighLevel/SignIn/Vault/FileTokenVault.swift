import Foundation
import NIOPosix

/// A vault in one file that only its owner may read, sealed when a key is given.
///
/// A new sign-in is written beside the file, brought to disk, and renamed over it: a reader sees the old or the new, and
/// a power failure leaves one of them. Exclusive access is a lock on `<file>.lock`, which the operating system gives up
/// when its holder ends, however it ends.
public struct FileTokenVault: TokenVault {
    /// Where it is.
    public let path: String
    private let key: (any VaultCipher)?
    private let lock: FileLock
    /// Blocking calls run here, never on the threads of Swift's tasks.
    private let threads: NIOThreadPool

    /// Names the file; it is made by the first ``save(_:)``.
    ///
    /// - Parameters:
    ///   - key: seals what is written; a plain file is still read, and sealed by the next save.
    ///   - patience: how long to wait for the exclusive access.
    ///   - clock: for the waits between tries.
    public init(
        path: String,
        key: (any VaultCipher)? = nil,
        patience: Duration = .seconds(90),
        clock: HighLevelClock = .system
    ) {
        self.path = path
        self.key = key
        lock = FileLock(path: path + ".lock", patience: patience, clock: clock)
        threads = .singleton
    }

    /// What the file holds; nil when there is no file.
    public func load() async throws -> Credential? {
        try await threads.runIfActive { [path, key] in
            guard let bytes = try PrivateFile(path: path).read() else { return nil }
            return try VaultDocument.credential(in: bytes, key: key, place: path)
        }
    }

    /// Whether the file is sealed; nil when there is no file. Needs no key.
    public func isSealed() async throws -> Bool? {
        try await sealing().map { $0 != nil }
    }

    /// Which key sealed the file; nil when it is plain or there is none. Needs no key.
    public func sealingKeyID() async throws -> String? {
        try await sealing() ?? nil
    }

    private func sealing() async throws -> String?? {
        try await threads.runIfActive { [path] () throws -> String?? in
            guard let bytes = try PrivateFile(path: path).read() else { return nil }
            return .some(try VaultDocument.sealingKey(of: bytes, place: path))
        }
    }

    /// Puts a new file in the place of the old one; when this returns, both file and name are on disk.
    public func save(_ credential: Credential) async throws {
        try await threads.runIfActive { [path, key] in
            try PrivateFile(path: path).replace(try VaultDocument.bytes(of: credential, key: key))
        }
    }

    /// Removes the file.
    public func clear() async throws {
        try await threads.runIfActive { [path] in try PrivateFile(path: path).remove() }
    }

    /// Runs the body while this is the only one inside, over all processes of this machine.
    public func withExclusiveAccess<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        let hold = try await lock.acquire()
        defer { hold.release() }
        return try await body()
    }
}
