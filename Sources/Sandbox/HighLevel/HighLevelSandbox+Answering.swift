import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Writing answers: trace id, rate headers, ETag.
extension HighLevelSandbox {
    /// The answer with a trace id in its body and the rate headers.
    func response(_ reply: HighLevelReply, etag: Bool = false) -> Response {
        let traced = HighLevelValue.object(reply.body + [.init(name: "traceId", value: .string(makeTraceID()))])
        return response(status: reply.status, bytes: traced.jsonBytes(), etag: etag && reply.status == 200)
    }

    private func response(status: Int, bytes: [UInt8], etag: Bool) -> Response {
        var headers: HTTPFields = [.contentType: "application/json; charset=utf-8"]
        for (name, value) in withTraffic({ [now] in $0.limit.headers(at: now) }) {
            if let name = HTTPField.Name(name) { headers[name] = value }
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
