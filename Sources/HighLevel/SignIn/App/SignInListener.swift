public import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// Waits on this machine's loopback for the browser that comes back from granting access.
///
/// It answers on 127.0.0.1 only and on one path only. An answer that does not belong to the sign-in begun here is
/// refused, and the wait goes on. Must be closed.
public struct SignInListener: Sendable {
    /// The port it listens on.
    public let port: Int
    private let channel: any Channel
    private let answers: AsyncStream<Result<SignInCallback, HighLevelError>>
    private let pages: SignInPagesUnderWay

    /// Begins to listen.
    ///
    /// - Parameters:
    ///   - port: that of the app's redirect address; 0 for any free one.
    ///   - path: that of the app's redirect address.
    ///   - onRefusal: is told why something that came back was refused while the wait goes on.
    /// - Throws: ``HighLevelError`` with code `.configuration` when the port is taken.
    public static func listen(
        port: Int,
        path: String,
        expecting state: SignInState,
        date: @escaping @Sendable () -> Date = { Date() },
        onRefusal: @escaping @Sendable (HighLevelError) -> Void = { _ in }
    ) async throws -> SignInListener {
        let pages = SignInPagesUnderWay()
        let (answers, continuation) = AsyncStream.makeStream(of: Result<SignInCallback, HighLevelError>.self)
        let bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(
                        SignInListenerHandler(path: path, pages: pages) { address in
                            Self.judge(address, state, date(), refuse: onRefusal) { continuation.yield($0) }
                        }
                    )
                }
            }
        do {
            let channel = try await bootstrap.bind(host: "127.0.0.1", port: port).get()
            let port = channel.localAddress?.port ?? port
            return SignInListener(port: port, channel: channel, answers: answers, pages: pages)
        } catch {
            throw HighLevelError(
                .configuration,
                operation: "signIn",
                message: "Port \(port) of this machine cannot be listened on. Name another that the app's redirect "
                    + "addresses hold as well, or paste the address instead.",
                underlying: error
            )
        }
    }

    /// Waits for the answer.
    ///
    /// - Throws: ``HighLevelError`` when access was refused, `CancellationError` when cancelled while waiting.
    public func callback() async throws -> SignInCallback {
        for await answer in answers { return try answer.get() }
        throw CancellationError()
    }

    /// Stops listening, and returns when the browsers have their pages.
    public func close() async {
        try? await channel.close().get()
        await pages.end()
    }

    /// Passes on what ends the wait, and gives the page that the browser shows.
    private static func judge(
        _ address: String,
        _ state: SignInState,
        _ date: Date,
        refuse: (HighLevelError) -> Void,
        pass: (Result<SignInCallback, HighLevelError>) -> Void
    ) -> CallbackPage {
        do throws(HighLevelError) {
            pass(.success(try SignInCallback(address, expecting: state, at: date)))
            return CallbackPage(
                status: .ok,
                title: "Access was granted",
                text: "You may close this page. Go back to the terminal: it says whether the sign-in worked."
            )
        } catch {
            let isRefused = error.code == .unauthorized
            if isRefused { pass(.failure(error)) } else { refuse(error) }
            let title = isRefused ? "Access was not granted" : "This answer was not taken"
            return CallbackPage(status: .badRequest, title: title, text: error.message)
        }
    }
}
