public import Foundation

/// Whether a circuit lets calls through.
public enum CircuitStatus: Sendable, Hashable {
    /// Calls are made.
    case closed
    /// Calls fail at once.
    case open(CircuitOpen)
    /// One call is under way to see whether the system is well again; the others fail at once.
    case probing(CircuitOpen)
}

/// Why a call was not made: the system has been failing.
public struct CircuitOpen: Error, Sendable, Hashable {
    /// Since when calls fail at once.
    public let since: Date
    /// How long until the next call may be made to look; a person's call may look before.
    public let probesIn: Duration
    /// What the last failed call met: a status, a timeout, a lost connection. Names no record.
    public let lastCause: String
}
