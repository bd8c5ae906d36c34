import NIOCore
import NIOHTTP1

/// Answers one connection's requests with a page of one sentence.
final class SignInListenerHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    /// What the browser shows.
    struct Page {
        let status: HTTPResponseStatus
        let text: String
    }

    private let path: String
    private let answer: @Sendable (String) -> Page
    private var head: HTTPRequestHead?

    init(path: String, answer: @escaping @Sendable (String) -> Page) {
        self.path = path
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): self.head = head
        case .body: break
        case .end:
            if let head { write(page(for: head), context) }
            head = nil
        }
    }

    private func page(for head: HTTPRequestHead) -> Page {
        guard head.method == .GET, head.uri.prefix(while: { $0 != "?" }) == path else {
            return Page(status: .notFound, text: "There is nothing here.")
        }
        return answer(head.uri)
    }

    /// The page loads nothing, runs nothing and tells no other site where it was.
    private func write(_ page: Page, _ context: ChannelHandlerContext) {
        let body = "<!doctype html><meta charset=utf-8><title>Sign-in</title><p>\(Self.escaped(page.text))</p>\n"
        let headers: HTTPHeaders = [
            "Content-Type": "text/html; charset=utf-8",
            "Content-Length": String(body.utf8.count),
            "Content-Security-Policy": "default-src 'none'",
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "no-store",
            "Connection": "close",
        ]
        let head = HTTPResponseHead(version: .http1_1, status: page.status, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: body)))), promise: nil)
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in channel.close(promise: nil) }
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
