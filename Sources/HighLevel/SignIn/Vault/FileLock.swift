import Foundation

/// A lock over processes: `flock` on a file of its own, asked for again and again instead of blocking a thread.
struct FileLock: Sendable {
    /// The first wait between two tries; it doubles up to ``longestWait``.
    static let shortestWait: Duration = .milliseconds(5)
    /// The longest wait between two tries.
    static let longestWait: Duration = .milliseconds(160)

    let path: String
    let patience: Duration
    let clock: HighLevelClock

    /// The lock while it is held.
    struct Hold: Sendable {
        let descriptor: Int32

        /// Closing the file gives the lock up.
        func release() { close(descriptor) }
    }

    /// Waits for the lock.
    ///
    /// - Throws: ``VaultError`` with code `.busy` or `.unusable`, or `CancellationError`.
    func acquire() async throws -> Hold {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw PrivateFile(path: path).failure("opened") }
        do {
            try await wait(for: descriptor)
        } catch {
            close(descriptor)
            throw error
        }
        return Hold(descriptor: descriptor)
    }

    private func wait(for descriptor: Int32) async throws {
        let start = clock.now()
        var pause = Self.shortestWait
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard [EWOULDBLOCK, EINTR].contains(errno) else { throw PrivateFile(path: path).failure("locked") }
            guard clock.now() - start < patience else {
                throw VaultError(
                    .busy,
                    "\(path) is held by another process for more than \(patience.components.seconds) seconds. "
                        + "See which one it is and whether it hangs, or try again later."
                )
            }
            try await clock.sleep(pause)
            pause = min(pause * 2, Self.longestWait)
        }
    }
}
