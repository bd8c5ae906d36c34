import Hummingbird
import Logging
import NIOCore

/// The context of a request: beside Hummingbird's own, the channel, so that a fault can close the connection.
struct HighLevelContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }
}
