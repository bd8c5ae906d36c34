import AsyncHTTPClient
import Foundation
import Logging
import Metrics
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

/// Sends GraphQL calls: key, limit of calls under way, retries, errors, observation.
struct BusybusyTransport: Sendable {
    let configuration: BusybusyConfiguration
    let http: HTTPClient
    let limiter: CallLimiter
    let sharedSlots: SharedSlots?
    let logger: Logger
    let clock: BusybusyClock
    let retry: BusybusyRetry
    let jitter: @Sendable () -> Double
    let onCall: @Sendable (BusybusyCall) -> Void
    /// Takes the place of the network; nil for the network.
    var carrier: BusybusyCarrier?

    /// Makes the call, again if that is safe, and reads the root field of its reply.
    ///
    /// - Parameter givesUpEarly: whether the caller answers a timeout or a 5xx itself, by asking for less.
    func call<Value: Decodable>(
        _ operation: Operation,
        _ variables: some Encodable,
        givesUpEarly: Bool = false
    ) async throws -> Value {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let body = try encoder.encode(GraphQLRequest(query: operation.document, variables: variables))
        return try await repeating(operation, givesUpEarly: givesUpEarly) { attempt in
            let reply = try await once(operation, request(body), bytesOut: body.count, attempt: attempt)
            return try read(reply, operation)
        }
    }

    /// Asks the export host, again after passing failures.
    ///
    /// - Parameter accepted: the statuses that are answers and no failures.
    func get(_ operation: Operation, query: [URLQueryItem], accepted: Set<Int>) async throws -> Reply {
        try await repeating(operation, givesUpEarly: false) { attempt in
            try await once(operation, exportRequest(query), accepted: accepted, bytesOut: 0, attempt: attempt)
        }
    }

    private func repeating<Value>(
        _ operation: Operation,
        givesUpEarly: Bool,
        _ body: (_ attempt: Int) async throws -> Value
    ) async throws -> Value {
        var attempt = 0
        while true {
            do {
                return try await limiter.withPermit { try await paced { try await body(attempt) } }
            } catch let error as BusybusyError {
                let isForCaller = givesUpEarly && error.suggestsSmallerPage
                if let wait = error.retryAfter {
                    limiter.hold(until: clock.now() + retry.delay(after: 0, retryAfter: wait, jitter: 0))
                }
                guard !isForCaller, isRetried(error, operation), attempt < retry.maximumRetries else { throw error }
                logger.debug(
                    "busybusy call is tried again",
                    metadata: ["operation": "\(operation.name)", "code": "\(error.code)", "attempt": "\(attempt)"]
                )
                try await clock.sleep(retry.delay(after: attempt, retryAfter: error.retryAfter, jitter: jitter()))
                attempt += 1
            }
        }
    }

    /// Runs the body when neither the service's wish to wait nor the calls of other processes stand against it.
    private func paced<Value>(_ body: () async throws -> Value) async throws -> Value {
        while let wait = limiter.held(at: clock.now()) { try await clock.sleep(wait) }
        guard let sharedSlots else { return try await body() }
        let slot = try await slot(of: sharedSlots)
        let result: Result<Value, any Error>
        do { result = .success(try await body()) } catch { result = .failure(error) }
        await giveBack(slot, result.failure, to: sharedSlots)
        return try result.get()
    }

    private func slot(of slots: SharedSlots) async throws -> SlotBook.Slot {
        while true {
            switch try slots.take() {
            case .success(let slot): return slot
            case .failure(let wait): try await clock.sleep(.seconds(wait.seconds))
            }
        }
    }

    /// What the call did stands, whatever becomes of the file: a slot that cannot be given back ends with its lease.
    private func giveBack(_ slot: SlotBook.Slot, _ error: (any Error)?, to slots: SharedSlots) async {
        do {
            while try !slots.giveBack(slot, error) { try await clock.sleep(.milliseconds(10)) }
        } catch {
            logger.debug("busybusy slot was not given back", metadata: ["error": "\(error)"])
        }
    }

    /// Waits as before a retry.
    func pause(_ attempt: Int) async throws {
        try await clock.sleep(retry.delay(after: attempt, retryAfter: nil, jitter: jitter()))
    }

    private func isRetried(_ error: BusybusyError, _ operation: Operation) -> Bool {
        switch error.code {
        case .rateLimited, .locked: true
        case .timeout, .transport: !operation.isWrite
        case .server: !operation.isWrite && [502, 503, 504].contains(error.status)
        default: false
        }
    }

    private func read<Value: Decodable>(_ reply: Reply, _ operation: Operation) throws -> Value {
        let decoded: GraphQLReply<Value>
        do {
            decoded = try JSONDecoder().decode(GraphQLReply<Value>.self, from: reply.body)
        } catch {
            throw BusybusyError.undecodable(error, operation: operation)
        }
        guard let value = decoded.value else {
            throw ErrorClassifier(operation: operation, key: configuration.key)
                .error(for: decoded.problems, hasData: decoded.hasData)
        }
        return value
    }

    private func once(
        _ operation: Operation,
        _ request: HTTPClientRequest,
        accepted: Set<Int> = [200],
        bytesOut: Int,
        attempt: Int
    ) async throws -> Reply {
        try Task.checkCancellation()
        let start = clock.now()
        let reply: Reply
        do {
            reply = try await exchange(request)
        } catch {
            observe(operation, reply: nil, bytesOut: bytesOut, since: start, attempt: attempt)
            if Task.isCancelled { throw try BusybusyError.cancelled(operation) }
            throw BusybusyError.transport(error, operation: operation)
        }
        observe(operation, reply: reply, bytesOut: bytesOut, since: start, attempt: attempt)
        guard accepted.contains(reply.status) else {
            throw ErrorClassifier(operation: operation, key: configuration.key).error(for: reply)
        }
        return reply
    }

    private func request(_ body: Data) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: configuration.endpoint.absoluteString)
        request.method = .POST
        request.headers = ["Content-Type": "application/json", "Accept": "application/json"]
        request.body = .bytes(ByteBuffer(data: body))
        return request
    }

    private func exportRequest(_ query: [URLQueryItem]) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: configuration.exportURL.appending(queryItems: query).absoluteString)
        request.headers = ["Accept": "text/csv"]
        return request
    }

    private func exchange(_ request: HTTPClientRequest) async throws -> Reply {
        var request = request
        request.headers.add(
            name: configuration.headerName,
            value: configuration.headerPrefix + configuration.key.value
        )
        if let carrier {
            let answer = try await carrier.carry(request, configuration.timeout)
            return Reply(status: answer.status, retryAfter: Reply.retryAfter(answer.headers), body: answer.body)
        }
        let response = try await http.execute(request, timeout: TimeAmount(configuration.timeout), logger: nil)
        let received = try await response.body.collect(upTo: configuration.maximumResponseBytes)
        return Reply(
            status: Int(response.status.code),
            retryAfter: Reply.retryAfter(response.headers),
            body: Data(buffer: received)
        )
    }

    private func observe(
        _ operation: Operation,
        reply: Reply?,
        bytesOut: Int,
        since start: Duration,
        attempt: Int
    ) {
        let call = BusybusyCall(
            operation: operation.name,
            isWrite: operation.isWrite,
            status: reply?.status,
            bytesOut: bytesOut,
            bytesIn: reply?.body.count ?? 0,
            duration: clock.now() - start,
            attempt: attempt
        )
        let status = call.status.map(String.init) ?? "none"
        Counter(label: "busybusy_calls_total", dimensions: [("operation", call.operation), ("status", status)])
            .increment()
        Metrics.Timer(label: "busybusy_call_duration", dimensions: [("operation", call.operation)])
            .recordNanoseconds(TimeAmount(call.duration).nanoseconds)
        logger.trace("busybusy call ended", metadata: ["operation": "\(call.operation)", "status": "\(status)"])
        onCall(call)
    }
}

extension Result {
    fileprivate var failure: Failure? {
        if case .failure(let error) = self { error } else { nil }
    }
}
