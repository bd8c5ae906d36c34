import Foundation

/// The exclusive right to work on a store, for one process at a time.
///
/// The operating system gives it up when the process ends, however it ends: so whoever gets it knows that every lease in
/// the store is from a process that is no more.
public final class StoreLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock beside the store's file.
    ///
    /// - Throws: ``StoreError`` with ``StoreError/Code/inUse`` when another process has it.
    public init(storePath: String) throws(StoreError) {
        let path = storePath + ".lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreError(.unusable, path: path, cause: POSIXError.last) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw StoreError(.inUse, path: storePath)
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }
}

extension POSIXError {
    /// What the call that just failed left in `errno`.
    static var last: POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
}
