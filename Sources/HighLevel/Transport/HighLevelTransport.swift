import AsyncHTTPClient
import Foundation
import Logging
import Metrics
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

/// Sends calls: headers, limits, retries, errors, observation.
struct HighLevelTransport: Sendable {
    let configuration: HighLevelConfiguration
    let http: HTTPClient
    let logger: Logger
    let gate: RateGate
    let clock: HighLevelClock
    let retry: HighLevelRetry
    let jitter: @Sendable () -> Double
    let onCall: @Sendable (HighLevelCall) -> Void
    /// Takes the place of the network; nil for the network.
    var carrier: HighLevelCarrier?

    /// Makes the call, again if that is safe, and returns its successful reply.
    ///
    /// A refused token was no attempt: nothing was done, so the call is made once more with its replacement.
    func send(_ endpoint: Endpoint, priority: RateGate.Priority) async throws -> Reply {
        let token = try await configuration.tokens.token(for: endpoint.operation, scopes: endpoint.scopes)
        do {
            return try await send(endpoint, token: token, priority: priority)
        } catch let error as HighLevelError where error.unauthorized?.isCuredByRefresh == true {
            guard let other = try await configuration.tokens.replacement(for: token) else { throw error }
            return try await send(endpoint, token: other, priority: priority)
        }
    }

    private func send(
        _ endpoint: Endpoint,
        token: HighLevelToken,
        priority: RateGate.Priority
    ) async throws -> Reply {
        var tries = Tries(deadline: configuration.deadline)
        while true {
            do {
                let reply = try await attempt(endpoint, token: token, priority: priority, tries: &tries)
                gate.retries.deposit()
                return reply
            } catch let limit as RateGate.DailyLimitReached {
                throw HighLevelError.dailyLimit(limit, endpoint: endpoint)
            } catch let refusal as CircuitOpen {
                throw HighLevelError.circuitOpen(refusal, endpoint: endpoint)
            } catch is RateGate.NoSlotInTime {
                throw tries.lastError ?? HighLevelError.outOfTime(endpoint)
            } catch let error as HighLevelError {
                guard let delay = delay(after: error, tries: tries) else { throw error }
                tries.note(error)
                logger.debug(
                    "HighLevel call is tried again",
                    metadata: [
                        "operation": "\(endpoint.operation)", "code": "\(error.code)", "attempt": "\(tries.attempt)",
                    ]
                )
                if delay > .zero { try await clock.sleep(delay) }
            }
        }
    }

    private func delay(after error: HighLevelError, tries: Tries) -> Duration? {
        retry.delay(
            after: error,
            tries: tries,
            timeLeft: tries.timeLeft(at: clock.now()),
            jitter: jitter(),
            mayRepeat: { gate.retries.withdraw() }
        )
    }

    /// Waits for leave and a slot, and makes one exchange.
    private func attempt(
        _ endpoint: Endpoint,
        token: HighLevelToken,
        priority: RateGate.Priority,
        tries: inout Tries
    ) async throws -> Reply {
        let isPerson = priority == .interactive
        try gate.circuit.check(isPerson: isPerson)
        let slot = try await gate.enter(
            priority,
            lease: configuration.lease,
            isRetry: tries.attempt > 0,
            deadline: tries.end
        )
        var end = SlotEnd.unused
        defer { gate.leave(slot, end) }
        try Task.checkCancellation()
        let pass = try gate.circuit.admit(isPerson: isPerson)
        var outcome = CircuitState.Outcome.unknown
        defer { gate.circuit.report(pass, outcome) }
        tries.begin(at: clock.now())
        let start = clock.now()
        do {
            var reply = try await exchange(
                request(for: endpoint, token: token),
                timeout: min(configuration.timeout, tries.timeLeft(at: start))
            )
            reply.token = token
            (end, outcome) = (.sent(reply.limits), .init(status: reply.status))
            observe(endpoint, reply: reply, since: start, attempt: tries.attempt)
            guard (200..<300).contains(reply.status) else {
                throw ErrorClassifier(endpoint: endpoint, token: token).error(for: reply)
            }
            return reply
        } catch let error as HighLevelError {
            throw error
        } catch {
            if HighLevelError.mayHaveBeenSent(error) { end = .sent(nil) }
            observe(endpoint, reply: nil, since: start, attempt: tries.attempt)
            if Task.isCancelled { throw try HighLevelError.cancelled(endpoint) }
            let failure = HighLevelError.transport(error, endpoint: endpoint)
            outcome = .init(failure)
            throw failure
        }
    }

    private func request(for endpoint: Endpoint, token: HighLevelToken) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: endpoint.url(below: configuration.baseURL))
        request.method = endpoint.method
        request.headers = [
            "Authorization": "Bearer \(token.value)",
            "Version": endpoint.version ?? configuration.dialect.version(of: .general),
            "Accept": "application/json",
        ]
        if let body = endpoint.body {
            request.headers.add(name: "Content-Type", value: endpoint.contentType)
            request.body = .bytes(ByteBuffer(data: body))
        }
        return request
    }

    private func observe(_ endpoint: Endpoint, reply: Reply?, since start: Duration, attempt: Int) {
        let call = HighLevelCall(
            operation: endpoint.operation,
            method: endpoint.method.rawValue,
            status: reply?.status,
            bytesOut: endpoint.body?.count ?? 0,
            bytesIn: reply?.body.count ?? 0,
            duration: clock.now() - start,
            attempt: attempt
        )
        let status = call.status.map(String.init) ?? "none"
        Counter(label: "highlevel_calls_total", dimensions: [("operation", call.operation), ("status", status)])
            .increment()
        Metrics.Timer(label: "highlevel_call_duration", dimensions: [("operation", call.operation)])
            .recordNanoseconds(TimeAmount(call.duration).nanoseconds)
        logger.trace("HighLevel call ended", metadata: ["operation": "\(call.operation)", "status": "\(status)"])
        onCall(call)
    }
}

extension HighLevelTransport: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Only the type's name.
    var description: String { "HighLevelTransport" }
    /// Only the type's name.
    var debugDescription: String { description }
    /// A mirror without children: below lie connections, and in them requests with their tokens.
    var customMirror: Mirror { Mirror(self, children: []) }
}
