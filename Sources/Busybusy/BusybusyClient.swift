public import Logging

/// Calls busybusy with one key.
///
/// Reads are tried again after passing failures; writes are not, since a lost reply does not mean a lost write. A failed
/// call throws ``BusybusyError``, whose `effect` says whether it may have changed something. A task that is cancelled
/// while it waits throws `CancellationError`: then nothing was sent.
///
/// The API is not publicly documented. Reads follow client code and live traffic; for writes see ``ProjectWriter``.
///
/// ```swift
/// let connector = BusybusyConnector()
/// let configuration = try BusybusyConfiguration(key: BusybusyKey(key))
/// let client = BusybusyClient(configuration: configuration, connector: connector, logger: logger)
/// let project = try await client.project(id: id)
/// try await connector.shutdown()
/// ```
public struct BusybusyClient: Sendable {
    /// Where the client calls, and as whom.
    public let configuration: BusybusyConfiguration

    private(set) var transport: BusybusyTransport

    /// Makes a client. Copies of it share its limit of calls under way.
    ///
    /// - Parameters:
    ///   - connector: the connections, which the caller shuts down.
    ///   - retry: how calls are tried again.
    ///   - jitter: numbers in 0..<1 for the waits between tries.
    ///   - sharedSlots: shares the limit of calls with other processes; nil when this is the only one.
    ///   - onCall: is told of every HTTP exchange after it ended.
    public init(
        configuration: BusybusyConfiguration,
        connector: BusybusyConnector,
        logger: Logger,
        clock: BusybusyClock = .system,
        retry: BusybusyRetry = .exponentialJitter(),
        jitter: @escaping @Sendable () -> Double = { .random(in: 0..<1) },
        sharedSlots: SharedSlots? = nil,
        onCall: @escaping @Sendable (BusybusyCall) -> Void = { _ in }
    ) {
        self.configuration = configuration
        transport = BusybusyTransport(
            configuration: configuration,
            http: connector.http,
            limiter: CallLimiter(maximum: configuration.maximumConcurrentCalls),
            sharedSlots: sharedSlots,
            logger: logger,
            clock: clock,
            retry: retry,
            jitter: jitter,
            onCall: onCall
        )
    }
    /// The same client with its requests carried by another way than the network.
    package func carried(by carrier: BusybusyCarrier) -> BusybusyClient {
        var copy = self
        copy.transport.carrier = carrier
        return copy
    }
}
