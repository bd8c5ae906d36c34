public import AsyncHTTPClient
import NIOCore

extension HighLevelConfiguration {
    /// Settings for an HTTP client that keep this configuration's bounds: time to connect, time between two parts of a
    /// reply, connections to the host. Redirects are not followed, and a refused connection is told at once.
    public var httpConfiguration: HTTPClient.Configuration {
        var settings = HighLevelClient.httpConfiguration
        settings.timeout.connect = TimeAmount(connectTimeout)
        settings.timeout.read = TimeAmount(idleTimeout)
        settings.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connectionsPerHost
        return settings
    }

    /// How long one try can be under way: the deadline is looked at when a part of the reply comes.
    var lease: Duration { timeout + idleTimeout + .seconds(2) }
}
