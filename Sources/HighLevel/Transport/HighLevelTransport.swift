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

    /// Makes the call, again if that is safe, and returns its successful reply.
    ///
    /// A refused token was no attempt: nothing was done, so the call is made once more with its replacement.
    func send(_ endpoint: Endpoint, priority: RateGate.Priority) async throws -> Reply {
        let token = try await configuration.tokens.token(for: endpoint.operation, scope: endpoint.scope)
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
        var attempt = 0
        while true {
            do {
                return try await gate.withSlot(priority: priority) {
                    try await once(endpoint, token: token, attempt: attempt)
                }
            } catch let limit as RateGate.DailyLimitReached {
                throw HighLevelError.dailyLimit(limit, endpoint: endpoint)
            } catch let error as HighLevelError {
                guard let delay = delay(after: error, endpoint: endpoint, attempt: attempt) else { throw error }
                logger.debug(
                    "HighLevel call is tried again",
                    metadata: ["operation": "\(endpoint.operation)", "code": "\(error.code)", "attempt": "\(attempt)"]
                )
                attempt += 1
                if delay > .zero { try await clock.sleep(delay) }
            }
        }
    }

    /// How long to wait before another try, or nil when there must be none.
    private func delay(after error: HighLevelError, endpoint: Endpoint, attempt: Int) -> Duration? {
        if error.code == .rateLimited {
            // The gate holds every call back for the interval, so there is nothing to wait for here.
            return attempt < retry.maximumThrottledRetries ? .zero : nil
        }
        guard endpoint.kind == .read, error.isTransient, attempt < retry.maximumRetries else { return nil }
        return retry.delay(after: attempt, jitter: jitter())
    }

    private func once(_ endpoint: Endpoint, token: HighLevelToken, attempt: Int) async throws -> Reply {
        try Task.checkCancellation()
        let start = clock.now()
        do {
            let reply = try await exchange(endpoint, token: token)
            gate.learn(reply.limits)
            observe(endpoint, reply: reply, since: start, attempt: attempt)
            guard (200..<300).contains(reply.status) else {
                throw ErrorClassifier(endpoint: endpoint, token: token).error(for: reply)
            }
            return reply
        } catch let error as HighLevelError {
            throw error
        } catch {
            observe(endpoint, reply: nil, since: start, attempt: attempt)
            if Task.isCancelled { throw try HighLevelError.cancelled(endpoint) }
            throw HighLevelError.transport(error, endpoint: endpoint)
        }
    }

    private func exchange(_ endpoint: Endpoint, token: HighLevelToken) async throws -> Reply {
        let response = try await http.execute(
            request(for: endpoint, token: token),
            timeout: TimeAmount(configuration.timeout),
            logger: nil
        )
        let body = try await response.body.collect(upTo: configuration.maximumResponseBytes)
        // A followed redirect answers another question than the one that was asked.
        let status = response.history.count > 1 ? 302 : Int(response.status.code)
        return Reply(
            status: status,
            limits: RateHeaders(status: status) { response.headers.first(name: $0) },
            body: Data(buffer: body)
        )
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
