import NIOCore
import NIOHTTP1

/// Answers one connection's requests with a page of one sentence.
final class SignInListenerHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let path: String
    private let pages: SignInPagesUnderWay
    private let answer: @Sendable (String) -> CallbackPage
    private var head: HTTPRequestHead?

    init(path: String, pages: SignInPagesUnderWay, answer: @escaping @Sendable (String) -> CallbackPage) {
        self.path = path
        self.pages = pages
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): self.head = head
        case .body: break
        case .end:
            guard let head else { return }
            self.head = nil
            pages.begin(context.channel)
            write(page(for: head), context)
        }
    }

    private func page(for head: HTTPRequestHead) -> CallbackPage {
        guard head.method == .GET, head.uri.prefix(while: { $0 != "?" }) == path else {
            return CallbackPage(status: .notFound, title: "Nothing here", text: "There is nothing at this address.")
        }
        return answer(head.uri)
    }

    /// The page loads nothing, runs nothing and tells no other site where it was.
    private func write(_ page: CallbackPage, _ context: ChannelHandlerContext) {
        let body = page.html
        let headers: HTTPHeaders = [
            "Content-Type": "text/html; charset=utf-8",
            "Content-Length": String(body.utf8.count),
            "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
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
}
