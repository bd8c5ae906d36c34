/// One HTTP exchange with busybusy, as told to an observer after it ended.
public struct BusybusyCall: Sendable, Hashable {
    /// The name of the operation, such as `projects`. From a fixed set, fit for a metric label.
    public let operation: String
    /// Whether the call was a mutation.
    public let isWrite: Bool
    /// The HTTP status, or nil when no reply came.
    public let status: Int?
    /// The size of the request's body in bytes.
    public let bytesOut: Int
    /// The size of the reply's body in bytes.
    public let bytesIn: Int
    /// From handing the request over to holding the whole reply.
    public let duration: Duration
    /// 0 for the first try, counting up with every retry.
    public let attempt: Int

    /// Describes one exchange.
    public init(
        operation: String,
        isWrite: Bool,
        status: Int?,
        bytesOut: Int,
        bytesIn: Int,
        duration: Duration,
        attempt: Int
    ) {
        self.operation = operation
        self.isWrite = isWrite
        self.status = status
        self.bytesOut = bytesOut
        self.bytesIn = bytesIn
        self.duration = duration
        self.attempt = attempt
    }
}
