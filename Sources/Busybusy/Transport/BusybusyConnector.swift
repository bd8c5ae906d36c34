public import AsyncHTTPClient
public import NIOCore

/// The connections to busybusy; one is enough for any number of clients.
///
/// It follows no redirects: the header that carries the key is not one that HTTP clients drop on the way to another host.
/// Shut it down when no client uses it any more.
public final class BusybusyConnector: Sendable {
    let http: HTTPClient

    /// Opens nothing yet; connections are made as calls need them.
    ///
    /// - Parameter connectTimeout: how long making a connection may take.
    public init(
        eventLoopGroup: any EventLoopGroup = HTTPClient.defaultEventLoopGroup,
        connectTimeout: Duration = .seconds(10)
    ) {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout.connect = TimeAmount(connectTimeout)
        // A refused connection is told at once: it certainly changed nothing, which a timeout could not say.
        configuration.connectionPool.retryConnectionEstablishment = false
        http = HTTPClient(eventLoopGroupProvider: .shared(eventLoopGroup), configuration: configuration)
    }

    /// Closes all connections; calls under way fail.
    public func shutdown() async throws {
        try await http.shutdown()
    }
}
