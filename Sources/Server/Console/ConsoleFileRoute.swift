import Crypto
import Foundation
import HTTPTypes
import Hummingbird

/// The console's style and pictures.
enum ConsoleFileRoute {
    private static let types = [
        "css": "text/css; charset=utf-8", "svg": "image/svg+xml", "js": "text/javascript; charset=utf-8",
    ]

    static func addRoutes(to router: RouterGroup<ConsoleContext>) {
        for (name, data) in ConsoleFiles.all {
            guard let type = name.split(separator: ".").last.flatMap({ types[String($0)] }) else { continue }
            // The same name means other bytes after an update: a browser asks, and is told when nothing changed.
            let digest = SHA256.hash(data: data).prefix(12).map { String(UInt16($0) + 256, radix: 16).dropFirst() }
                .joined()
            let tag = "\"\(digest)\""
            router.get("files/\(name)") { request, _ in
                var headers: HTTPFields = [.eTag: tag, .cacheControl: "no-cache", .contentType: type]
                if request.headers[.ifNoneMatch] == tag {
                    headers[.contentType] = nil
                    return Response(status: .notModified, headers: headers)
                }
                return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: data)))
            }
        }
    }
}
