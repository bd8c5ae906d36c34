#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The open file of a budget: locking, and two copies of which the newer one that is whole counts.
///
/// A copy is its number, the length of the budget's bytes, their checksum together with the number, and the bytes.
struct LedgerFile: ~Copyable {
    /// The size of one copy's place in bytes.
    static let copySize = 16 * 1024
    private static let headerSize = 24
    /// How often a lock that another process holds is tried before the caller is sent away.
    private static let lockTries = 20

    private let path: String
    private let limits: RateLimits
    private var descriptor: Int32
    private var wasTakenAway = false

    init(path: String, limits: RateLimits) throws {
        self.path = path
        self.limits = limits
        descriptor = try Self.open(path)
    }

    deinit { close(descriptor) }

    mutating func update<Result>(_ body: (inout Budget) -> Result) throws -> Result? {
        guard try lock() else { return nil }
        defer { _ = flock(descriptor, LOCK_UN) }
        var status = try status()
        if status.st_nlink == 0 {
            try reopen()
            guard try lock() else { return nil }
            status = try self.status()
        }
        var (budget, number) = status.st_size == 0 ? (start, 0) : try read()
        let before = budget
        let result = body(&budget)
        if budget != before || number == 0 { try write(budget, number: number + 1) }
        return result
    }

    /// Takes the lock; false when another process keeps it.
    private func lock() throws -> Bool {
        for _ in 0..<Self.lockTries {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
            guard errno == EWOULDBLOCK || errno == EINTR else { throw failure("locked") }
            sched_yield()
        }
        return false
    }

    private func status() throws -> stat {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure("read") }
        return status
    }

    /// Opens the file anew after it was taken away: what it held is lost.
    private mutating func reopen() throws {
        let new = try Self.open(path)
        close(descriptor)
        descriptor = new
        wasTakenAway = true
    }

    /// What an empty file stands for.
    private var start: Budget { wasTakenAway ? .careful(limits: limits) : Budget(limits: limits) }

    /// The newer whole copy and its number; a careful budget and 0 when there is none.
    private func read() throws -> (Budget, number: Int64) {
        let size = 2 * Self.copySize
        var isRead = true
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            let length = pread(descriptor, buffer.baseAddress, size, 0)
            isRead = length >= 0
            count = max(0, length)
        }
        guard isRead else { throw failure("read") }
        let copies = [Self.copy(0, of: bytes), Self.copy(1, of: bytes)].compactMap(\.self)
        return copies.max { $0.number < $1.number } ?? (.careful(limits: limits), 0)
    }

    private static func copy(_ index: Int, of bytes: [UInt8]) -> (budget: Budget, number: Int64)? {
        let start = index * copySize
        guard bytes.count >= start + headerSize else { return nil }
        var header = ByteReader(bytes[start..<(start + headerSize)])
        guard let number = header.next(), number > 0, let length = header.next(), let sum = header.next(),
            length > 0, length <= copySize - headerSize, bytes.count >= start + headerSize + Int(length)
        else { return nil }
        let content = bytes[(start + headerSize)..<(start + headerSize + Int(length))]
        guard checksum(content, number) == UInt64(bitPattern: sum), let budget = Budget(encoded: content) else {
            return nil
        }
        return (budget, number)
    }

    private func write(_ budget: Budget, number: Int64) throws {
        let content = budget.encoded
        var writer = ByteWriter()
        writer.write(number)
        writer.write(Int64(content.count))
        writer.write(Int64(bitPattern: Self.checksum(content[...], number)))
        // Of full size from the start, so that a full disk shows when the file is made and not later.
        if number == 1 { try write([UInt8](repeating: 0, count: 2 * Self.copySize), at: 0) }
        try write(writer.bytes + content, at: Int(number % 2) * Self.copySize)
    }

    private func write(_ bytes: [UInt8], at place: Int) throws {
        guard pwrite(descriptor, bytes, bytes.count, off_t(place)) == bytes.count else { throw failure("written") }
    }

    private static func checksum(_ content: ArraySlice<UInt8>, _ number: Int64) -> UInt64 {
        Checksum.of(content) ^ UInt64(bitPattern: number)
    }

    private static func open(_ path: String) throws -> Int32 {
        #if canImport(Glibc)
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        #elseif canImport(Musl)
        let descriptor = Musl.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        #else
        let descriptor = Darwin.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        #endif
        guard descriptor >= 0 else { throw HighLevelError.budgetFile(path, "opened", errno) }
        return descriptor
    }

    private func failure(_ verb: String) -> HighLevelError { .budgetFile(path, verb, errno) }
}

extension HighLevelError {
    fileprivate static func budgetFile(_ path: String, _ verb: String, _ code: Int32) -> HighLevelError {
        HighLevelError(
            .budget,
            message:
                "The budget file \(path) could not be \(verb) (\(String(cString: strerror(code)))). No call is made "
                + "without it: check the folder's permissions and free space, or name another file."
        )
    }
}
