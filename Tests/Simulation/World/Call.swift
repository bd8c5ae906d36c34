import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Sandbox

/// A request on its way.
struct Call: Sendable, CustomStringConvertible {
    let side: SandboxInMemory.Side
    let method: String
    let path: String
    let headers: HTTPHeaders
    let body: Data
    /// Whether it may change something.
    let isWrite: Bool
    let description: String

    init(_ side: SandboxInMemory.Side, _ request: HTTPClientRequest) async throws {
        self.side = side
        method = request.method.rawValue
        let parts = URLComponents(string: request.url)
        path = (parts?.percentEncodedPath ?? "/") + (parts?.percentEncodedQuery.map { "?" + $0 } ?? "")
        headers = request.headers
        let bytes = try await request.body?.collect(upTo: 1 << 24) ?? ByteBuffer()
        body = Data(bytes.readableBytesView)
        switch side {
        case .highLevel:
            isWrite = method != "GET" && !path.hasSuffix("/search")
            description = "\(method) \(path)"
        case .busybusy:
            let text = String(decoding: body, as: UTF8.self)
            isWrite = text.contains(#""query":"mutation"#)
            let name = text.firstRange(of: isWrite ? "mutation " : "query ").map {
                text[$0.upperBound...].prefix { $0.isLetter }
            }
            description = "busybusy \(isWrite ? "mutation" : "query") \(name ?? "")"
        }
    }
}
