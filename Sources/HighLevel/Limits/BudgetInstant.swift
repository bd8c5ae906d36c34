import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// A moment as all processes of a machine read it: by the wall clock, and by a clock that nobody sets.
///
/// A budget keeps wall-clock times, since they outlive a restart of the machine. The steady reading tells a clock that was
/// set from time that went by: both moved, or only one.
public struct BudgetInstant: Sendable, Hashable {
    /// Milliseconds since 1970, or since anything else that all who share the budget agree on.
    public let wall: Int64
    /// Milliseconds of a clock that only ever runs forward, from any origin.
    public let steady: Int64
    /// Names the run of the steady clock: readings of different eras cannot be compared.
    public let era: UInt64

    /// Makes a moment of its readings.
    public init(wall: Int64, steady: Int64, era: UInt64 = 0) {
        self.wall = wall
        self.steady = steady
        self.era = era
    }

    /// The moment now, by the machine's clocks.
    static func ofMachine(era: UInt64) -> BudgetInstant {
        BudgetInstant(wall: milliseconds(CLOCK_REALTIME), steady: milliseconds(steadyClock), era: era)
    }

    /// Names this start of the machine; 0 where the system does not tell.
    static func currentEra() -> UInt64 {
        guard let id = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8) else { return 0 }
        return Checksum.of(id.utf8)
    }

    #if canImport(Glibc)
    /// Goes on while the machine sleeps.
    private static var steadyClock: clockid_t { CLOCK_BOOTTIME }
    #else
    /// Goes on while the machine sleeps.
    private static var steadyClock: clockid_t { CLOCK_MONOTONIC }
    #endif

    private static func milliseconds(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
