import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Sandbox
import Synchronization

/// The way of a request to one of the systems and of its reply back, and what becomes of them on it.
extension World {
    struct Reply: Sendable {
        let status: Int
        let headers: HTTPHeaders
        let body: Data
    }

    func carry(
        _ side: SandboxInMemory.Side,
        _ request: HTTPClientRequest,
        timeout: Duration
    ) async throws -> Reply {
        let call = try await Call(side, request)
        try step("before \(call)")
        let fault = takeFault(for: call)
        note("\(call)\(fault.map { " \($0.rawValue)" } ?? "")")
        switch fault {
        case .status429: return .init(status: 429, text: "Too Many Requests")
        case .status500: return .init(status: 500, text: "Internal Server Error")
        case .status502: return .init(status: 502, text: "Bad Gateway")
        case .refused: throw IOError(errnoCode: ECONNREFUSED, reason: "connect")
        case .reset:
            try await loop.sleep(latency())
            throw HTTPClientError.remoteConnectionClosed
        case .late: return try await lose(call)
        default: return try await deliver(call, fault, timeout)
        }
    }

    /// The request is under way when the connection is lost.
    private func lose(_ call: Call) async throws -> Reply {
        let delay = 500 + Int64(chance() * 3500)
        loop.at(loop.now + delay) { [self] in
            // Unstructured: what is under way outlives whoever sent it.
            Task(executorPreference: loop) { [self] in
                note("arrives late: \(call)")
                _ = try? await arrive(call)
            }
        }
        try await loop.sleep(latency())
        throw HTTPClientError.remoteConnectionClosed
    }

    private func deliver(_ call: Call, _ fault: Fault.Kind?, _ timeout: Duration) async throws -> Reply {
        do {
            try await loop.sleep(latency())
        } catch {
            // The process ended while its request was under way.
            if chance() < 0.5 { _ = try? await arrive(call) }
            throw error
        }
        let reply = try await arrive(call)
        note("\(reply.status) for \(call)")
        if fault == .slow { try await loop.sleep(timeout.milliseconds) }
        try await loop.sleep(latency())
        try step("after \(call)")
        switch fault {
        case .slow: throw HTTPClientError.deadlineExceeded
        case .replyLost: throw HTTPClientError.remoteConnectionClosed
        case .truncated:
            return Reply(status: reply.status, headers: reply.headers, body: reply.body.prefix(reply.body.count / 2))
        case .notJSON: return .init(status: reply.status, text: "upstream said: OK {not json")
        default: return reply
        }
    }

    /// The system does what it is asked to.
    private func arrive(_ call: Call) async throws -> Reply {
        let answer = try await sandbox.answer(
            call.side,
            call.method,
            call.path,
            headers: call.headers.map { ($0.name, $0.value) },
            body: call.body
        )
        if answer.status == 429 { count { $0.refusedByLimit += 1 } }
        let headers = HTTPHeaders(answer.headers.map { ($0.name, $0.value) })
        return Reply(status: answer.status, headers: headers, body: answer.body)
    }

    private func latency() -> Int64 { 20 + Int64(chance() * chance() * 600) }

    private func takeFault(for call: Call) -> Fault.Kind? {
        state.withLock { state in
            state.counts.calls += 1
            let fits = { (fault: Fault) in fault.side == call.side && (call.isWrite || !fault.writesOnly) }
            guard let index = state.faults.firstIndex(where: fits) else { return nil }
            if state.faults[index].skip > 0 {
                state.faults[index].skip -= 1
                return nil
            }
            let kind = state.faults[index].kind
            state.faults[index].times -= 1
            if state.faults[index].times == 0 { state.faults.remove(at: index) }
            state.counts.faults[kind.rawValue, default: 0] += 1
            return kind
        }
    }
}

extension World.Reply {
    fileprivate init(status: Int, text: String) {
        self.init(status: status, headers: ["Content-Type": "text/plain"], body: Data(text.utf8))
    }
}

extension Duration {
    var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }

    init(_ seconds: Double) { self = .milliseconds(Int64(seconds * 1000)) }
}
