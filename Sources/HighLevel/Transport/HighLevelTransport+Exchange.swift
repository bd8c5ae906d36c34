import AsyncHTTPClient
import Foundation
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

extension HighLevelTransport {
    /// Makes one HTTP exchange and reads the whole reply.
    ///
    /// - Parameter timeout: how long it may take, looked at with every part of the body that comes; between two parts the
    ///   connection's own idle timeout holds.
    func exchange(_ request: HTTPClientRequest, timeout: Duration) async throws -> Reply {
        if let carrier {
            let answer = try await carrier.carry(request, timeout)
            let limits = RateHeaders(status: answer.status) { answer.headers.first(name: $0) }
            return Reply(status: answer.status, limits: limits, body: answer.body)
        }
        let end = NIODeadline.now() + TimeAmount(timeout)
        let response = try await http.execute(request, deadline: end, logger: nil)
        // A followed redirect answers another question than the one that was asked.
        let status = response.history.count > 1 ? 302 : Int(response.status.code)
        return Reply(
            status: status,
            limits: RateHeaders(status: status) { response.headers.first(name: $0) },
            body: try await body(of: response, until: end)
        )
    }

    private func body(of response: HTTPClientResponse, until end: NIODeadline) async throws -> Data {
        let limit = configuration.maximumResponseBytes
        if let length = response.headers.first(name: "Content-Length").flatMap({ Int($0) }), length > limit {
            throw NIOTooManyBytesError(maxBytes: limit)
        }
        var body = ByteBuffer()
        for try await var part in response.body {
            guard NIODeadline.now() < end else { throw HTTPClientError.deadlineExceeded }
            guard body.readableBytes + part.readableBytes <= limit else { throw NIOTooManyBytesError(maxBytes: limit) }
            body.writeBuffer(&part)
        }
        return Data(buffer: body)
    }
}
