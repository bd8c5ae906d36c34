public import AsyncHTTPClient
import Foundation
public import Logging
import NIOCore

/// Calls HighLevel on behalf of one location, within its rate limits.
///
/// Reads are tried again after passing failures; writes are not, since a lost reply does not mean a lost write. A failed
/// call throws ``HighLevelError``, whose `effect` says whether it may have changed something. A task that is cancelled
/// while it waits throws `CancellationError`: then nothing was sent.
///
/// ```swift
/// let configuration = try HighLevelConfiguration(token: HighLevelToken(token), locationID: location)
/// let client = HighLevelClient(configuration: configuration, httpClient: .shared, logger: logger)
/// let contact = try await client.contact("ocQHyuzHvysMo5N5VsXc")
/// ```
public struct HighLevelClient: Sendable {
    /// Where the client calls, and as whom.
    public let configuration: HighLevelConfiguration
    /// The gate all calls pass.
    public let gate: RateGate

    private(set) var transport: HighLevelTransport
    /// The definitions of custom fields, read once for all copies of this client.
    let fieldCache = CustomFieldCache()
    private(set) var priority: RateGate.Priority = .background

    /// Makes a client.
    ///
    /// - Parameters:
    ///   - httpClient: makes the connections; see ``httpConfiguration`` for settings that suit it.
    ///   - gate: shared by all clients of the same location; a new one when nil.
    ///   - retry: how reads are tried again.
    ///   - jitter: numbers in 0..<1 for the waits between tries.
    ///   - onCall: is told of every HTTP exchange after it ended.
    public init(
        configuration: HighLevelConfiguration,
        httpClient: HTTPClient,
        logger: Logger,
        gate: RateGate? = nil,
        clock: HighLevelClock = .system,
        retry: HighLevelRetry = .exponentialJitter(),
        jitter: @escaping @Sendable () -> Double = { .random(in: 0..<1) },
        onCall: @escaping @Sendable (HighLevelCall) -> Void = { _ in }
    ) {
        let gate = gate ?? RateGate(clock: clock)
        self.configuration = configuration
        self.gate = gate
        transport = HighLevelTransport(
            configuration: configuration,
            http: httpClient,
            logger: logger,
            gate: gate,
            clock: clock,
            retry: retry,
            jitter: jitter,
            onCall: onCall
        )
    }

    /// Settings for an HTTP client: redirects are not followed, so that a write never turns into a read of another page,
    /// and a refused connection is told at once.
    public static var httpConfiguration: HTTPClient.Configuration {
        var settings = HTTPClient.Configuration(redirectConfiguration: .disallow)
        settings.connectionPool.retryConnectionEstablishment = false
        settings.timeout.connect = TimeAmount(HighLevelConfiguration.standardConnectTimeout)
        settings.timeout.read = TimeAmount(HighLevelConfiguration.standardIdleTimeout)
        settings.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit =
            HighLevelConfiguration.standardConnectionsPerHost
        return settings
    }

    /// The same client with another priority at the gate; `.interactive` for what a person waits for.
    public func prioritized(_ priority: RateGate.Priority) -> HighLevelClient {
        var copy = self
        copy.priority = priority
        return copy
    }

    /// The same client with its requests carried by another way than the network.
    package func carried(by carrier: HighLevelCarrier) -> HighLevelClient {
        var copy = self
        copy.transport.carrier = carrier
        return copy
    }

    /// Makes the call and reads its reply.
    func call<Value: Decodable>(_ endpoint: Endpoint, as type: Value.Type = Value.self) async throws -> Value {
        let reply = try await transport.send(endpoint, priority: priority)
        do {
            return try ReplyDecoder.decode(type, from: reply.body)
        } catch {
            throw HighLevelError.undecodable(error, endpoint: endpoint, reply: reply)
        }
    }

    /// The body of a call in the client's dialect.
    func body(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.userInfo[.dialect] = configuration.dialect
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    /// The id, or an error that names what is missing: an empty id would call another operation.
    func checked(_ id: String, _ kind: String, in operation: String) throws(HighLevelError) -> String {
        guard !id.trimmed.isEmpty, id != ".", id != ".." else {
            throw HighLevelError(
                .invalid,
                operation: operation,
                message: "The \(kind) id is empty or no id. Give the id that HighLevel returned."
            )
        }
        return id
    }
}

extension HighLevelClient: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The location.
    public var description: String { "HighLevelClient(location \(configuration.locationID), \(configuration.dialect))" }
    /// The location.
    public var debugDescription: String { description }
    /// A mirror without children: below lie connections, and in them requests with their tokens.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
