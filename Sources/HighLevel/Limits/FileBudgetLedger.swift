import Synchronization

/// A budget in a small file, for all processes of a machine that use one connection.
///
/// The file has a fixed size and holds the budget twice: each change overwrites the older copy, so a process that is
/// killed while it writes leaves the newer one. When neither copy can be read, or the file was taken away, all slots count
/// as used for one interval. A process that dies holding slots loses them when their leases end.
///
/// A change costs five system calls, none of which waits: `flock`, `fstat`, `pread`, `pwrite`, `flock`; a call changes the
/// budget twice, at its start and at its end. Nothing is synced to the disk: after a power failure the interval is over.
///
/// ```swift
/// let ledger = try FileBudgetLedger(path: "/var/lib/tenon/highlevel.budget")
/// let gate = RateGate(ledger: ledger)
/// ```
public final class FileBudgetLedger: BudgetLedger {
    private let file: Mutex<LedgerFile>

    /// A quarter of a second: other processes may have had a reply, or a 429.
    public let recheckInterval: Duration? = .milliseconds(250)

    /// Opens the file, or makes it, readable and writable by its owner only. Its folder must exist.
    ///
    /// - Parameters:
    ///   - path: the same for all processes that use the connection, and used for no other connection.
    ///   - limits: what to assume until a reply says otherwise.
    /// - Throws: ``HighLevelError`` with code `.budget`.
    public init(path: String, limits: RateLimits = .published) throws {
        file = Mutex(try LedgerFile(path: path, limits: limits))
    }

    /// Runs the body on the budget while no other process can; nil when another one is at it.
    public func update<Result: Sendable>(_ body: (inout Budget) -> Result) throws -> Result? {
        try file.withLock { try $0.update(body) }
    }
}
