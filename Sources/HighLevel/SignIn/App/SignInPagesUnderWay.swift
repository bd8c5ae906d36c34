import NIOCore
import Synchronization

/// The connections on which a page is being written: whoever waits for them does not end the process under a browser.
final class SignInPagesUnderWay: Sendable {
    private let patience: TimeAmount
    private let open = Mutex<[ObjectIdentifier: EventLoopFuture<Void>]>([:])

    /// - Parameter patience: a browser that does not take its page in this time goes without.
    init(patience: TimeAmount = .seconds(5)) { self.patience = patience }

    /// Counts the connection until it is closed. On its event loop, before anybody hears of the answer.
    func begin(_ channel: any Channel) {
        let id = ObjectIdentifier(channel)
        open.withLock { $0[id] = channel.closeFuture }
        let limit = channel.eventLoop.scheduleTask(in: patience) { channel.close(promise: nil) }
        channel.closeFuture.whenComplete { _ in
            limit.cancel()
            self.open.withLock { $0[id] = nil }
        }
    }

    /// Returns when all connections that were counted are closed.
    func end() async {
        for closed in open.withLock({ Array($0.values) }) { try? await closed.get() }
    }
}
