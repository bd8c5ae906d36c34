import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Writing answers: trace id, rate headers, ETag, and the faults that spoil them.
extension HighLevelSandbox {
    /// Counts a call, does its work unless a fault comes first, and writes the answer, spoilt when a fault says so.
    func serve(
        _ name: String,
        _ request: Request,
        _ context: HighLevelContext,
        work: () async throws(HighLevelFailure) -> HighLevelReply
    ) async throws -> Response {
        let budget = try? caller(of: request).budget
        let fault: HighLevelFault?
        do throws(HighLevelFailure) {
            let asked = try askedFault(request)
            fault = withTraffic { traffic in
                traffic.count(name)
                return traffic.faults.next(for: name, asked: asked)
            }
        } catch {
            return response(error.reply, budget)
        }
        if let answer = try await answerBefore(fault, budget, context) { return answer }
        var reply: HighLevelReply
        do throws(HighLevelFailure) { reply = try await work() } catch { reply = error.reply }
        let bytes = traced(reply)
        let answer = response(reply.status, bytes, budget, etag: request.method == .get && reply.status == 200)
        return await answerAfter(fault, answer, bytes, context)
    }

    /// The answer with a trace id in its body and, when it is known who calls, the rate headers.
    func response(_ reply: HighLevelReply, _ budget: HighLevelCaller.Budget?) -> Response {
        response(reply.status, traced(reply), budget, etag: false)
    }

    private func traced(_ reply: HighLevelReply) -> [UInt8] {
        HighLevelValue.object(reply.body + [.init(name: "traceId", value: .string(makeTraceID()))]).jsonBytes()
    }

    private func response(_ status: Int, _ bytes: [UInt8], _ budget: HighLevelCaller.Budget?, etag: Bool) -> Response {
        var headers: HTTPFields = [.contentType: "application/json; charset=utf-8"]
        if let budget {
            for (name, value) in withTraffic({ [now] in $0.limits.headers(budget, at: now) }) {
                if let name = HTTPField.Name(name) { headers[name] = value }
            }
        }
        if etag { headers[.eTag] = Self.etag(of: bytes) }
        return Response(
            status: .init(code: status),
            headers: headers,
            body: .init(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }

    /// A weak tag of length and hash, in the form of the real server's framework.
    private static func etag(of bytes: [UInt8]) -> String {
        let hash = Data(Insecure.SHA1.hash(data: bytes)).base64EncodedString().prefix(27)
        return "W/\"\(String(bytes.count, radix: 16))-\(hash)\""
    }

    /// Plain JSON for the control surface, which is no part of the real API.
    func control(_ value: HighLevelValue, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: "application/json; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(bytes: value.jsonBytes()))
        )
    }
}
