public import Foundation
import Synchronization

/// Shares the limit of calls of one connection among all processes of a machine, through a small file.
///
/// A call takes a slot in the file and gives it back; what a process holds that ends is free at once, and in any case when
/// its lease ends. When
/// the file is damaged, nothing is called for one lease. What the service pushes back in one process slows all of them.
///
/// ```swift
/// let slots = try SharedSlots(path: "/var/lib/tenon/busybusy.slots")
/// let client = BusybusyClient(configuration: configuration, connector: connector, logger: logger, sharedSlots: slots)
/// ```
public final class SharedSlots: Sendable {
    private let file: Mutex<SlotFile>
    private let now: @Sendable () -> Double
    private let lease: Double

    /// Opens the file, or makes it, for its owner only. Its folder must exist.
    ///
    /// - Parameters:
    ///   - path: the same for all processes that use the connection, and used for no other connection.
    ///   - maximum: how many calls may run at a time over all processes, 1 to 3.
    ///   - lease: after how long the slot of a dead process is free again; longer than a call can take.
    ///   - now: the time of day, which the processes share.
    /// - Throws: ``BusybusyError`` with code `.ledger`.
    public init(
        path: String,
        maximum: Int = 3,
        lease: Duration = .seconds(90),
        now: @escaping @Sendable () -> Date = { Date() }
    ) throws(BusybusyError) {
        guard (1...3).contains(maximum), lease > .zero else {
            throw .configuration("1 to 3 calls run at a time, and a lease is above zero. Correct the settings.")
        }
        let seconds = lease / .seconds(1)
        file = Mutex(try SlotFile(path: path, maximum: maximum, lease: seconds))
        self.lease = seconds
        self.now = { now().timeIntervalSince1970 }
    }

    /// Takes a slot, or says how long to wait before asking again.
    func take() throws -> Result<SlotBook.Slot, SlotBook.Wait> {
        let (now, lease) = (now(), lease)
        let answer = try file.withLock {
            try $0.update(now: now) {
                $0.take(lease: lease, now: now, holder: SlotHolder.current, isAlive: SlotHolder.isAlive)
            }
        }
        return answer ?? .failure(SlotBook.Wait(seconds: SlotBook.recheck))
    }

    /// Gives a slot back; false when another process is at the file, so that the caller asks again.
    func giveBack(_ slot: SlotBook.Slot, _ error: (any Error)?) throws -> Bool {
        let now = now()
        let hold = (error as? BusybusyError)?.retryAfter.map { $0 / .seconds(1) }
        let outcome = AdaptiveConcurrency.Outcome(error)
        return try file.withLock { file in
            try file.update(now: now) { $0.giveBack(slot, outcome, holdFor: hold, now: now) } != nil
        }
    }
}
