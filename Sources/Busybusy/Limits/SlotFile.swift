import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The open file of a ``SlotBook``: one process at a time, by `flock`, which ends with the process that holds it.
struct SlotFile: ~Copyable {
    /// How often a lock that another process holds is tried before the caller is sent away.
    private static let lockTries = 20
    /// More than any book takes.
    private static let largest = 16 * 1024

    private let path: String
    private let maximum: Int
    private let lease: Double
    private var descriptor: Int32
    private var wasTakenAway = false

    init(path: String, maximum: Int, lease: Double) throws(BusybusyError) {
        self.path = path
        self.maximum = maximum
        self.lease = lease
        descriptor = try Self.open(path)
    }

    deinit { close(descriptor) }

    /// Runs the body on the book, alone among all processes, and keeps what it left.
    ///
    /// - Returns: nil, and the body was not run, when another process is at it.
    mutating func update<Value>(now: Double, _ body: (inout SlotBook) -> Value) throws(BusybusyError) -> Value? {
        guard try lock() else { return nil }
        var isLocked = true
        defer { if isLocked { _ = flock(descriptor, LOCK_UN) } }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure("read") }
        if status.st_nlink == 0 {
            // Somebody deleted the file: others may have made a new one, so this one is worth nothing.
            isLocked = false
            try reopen()
            return nil
        }
        let kept = try read()
        var book = kept ?? .careful(maximum: maximum, lease: lease, now: now)
        let value = body(&book)
        if book != kept { try write(book) }
        return value
    }

    private func lock() throws(BusybusyError) -> Bool {
        for _ in 0..<Self.lockTries {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
            guard errno == EWOULDBLOCK || errno == EINTR else { throw failure("locked") }
            sched_yield()
        }
        return false
    }

    private mutating func reopen() throws(BusybusyError) {
        let new = try Self.open(path)
        close(descriptor)
        descriptor = new
        wasTakenAway = true
    }

    /// The book as it was left; nil when it is lost.
    private mutating func read() throws(BusybusyError) -> SlotBook? {
        var bytes = [UInt8](repeating: 0, count: Self.largest)
        let length = pread(descriptor, &bytes, bytes.count, 0)
        guard length >= 0 else { throw failure("read") }
        let wasLost = wasTakenAway
        wasTakenAway = false
        if length == 0 { return wasLost ? nil : SlotBook(maximum: maximum) }
        let book = try? JSONDecoder().decode(SlotBook.self, from: Data(bytes[..<length]))
        // A book of another maximum is from before a change of settings; the calls in it are still under way.
        return book?.pace.maximum == maximum ? book : nil
    }

    private func write(_ book: SlotBook) throws(BusybusyError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        guard var bytes = try? [UInt8](encoder.encode(book)) else { throw failure("written") }
        // Blanks to a fixed size: an overwrite by a shorter book needs no second call that could be missed.
        bytes += [UInt8](repeating: 0x20, count: max(0, 2048 - bytes.count))
        guard pwrite(descriptor, bytes, bytes.count, 0) == bytes.count else { throw failure("written") }
    }

    private static func open(_ path: String) throws(BusybusyError) -> Int32 {
        #if canImport(Glibc)
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        #elseif canImport(Musl)
        let descriptor = Musl.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        #else
        let descriptor = Darwin.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        #endif
        guard descriptor >= 0 else { throw failure(path, "opened", errno) }
        return descriptor
    }

    private func failure(_ verb: String) -> BusybusyError { Self.failure(path, verb, errno) }

    private static func failure(_ path: String, _ verb: String, _ code: Int32) -> BusybusyError {
        BusybusyError(
            .ledger,
            message: "The file \(path), which shares busybusy's limit of calls among processes, could not be \(verb) "
                + "(\(String(cString: strerror(code)))). No call is made without it: check the folder's permissions and "
                + "free space, or name another file."
        )
    }
}
