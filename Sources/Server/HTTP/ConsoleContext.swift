import Access
import Hummingbird
import Logging
import NIOCore

/// What is known of a request while it is answered.
struct ConsoleContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The other end of the connection; nil in tests without a socket.
    let peer: SocketAddress?
    /// Where the request comes from, with what a trusted proxy says of it.
    var visitor = Visitor(address: "")
    /// The path that was asked for, without its query.
    var path = "/"
    /// The token of the browser's session, whether it is good or not.
    var session: AccessToken?
    /// Who holds it.
    var person: SignedIn?
    /// The token of a browser that is not signed in: what its forms are bound to.
    var visit: AccessToken?
    /// What a form said, once it was found to be ours.
    var form = FormFields()

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress
    }

    /// What a form must bring along, so that no other site can send one in this person's name.
    var guardWord: String? { (person == nil ? visit : session)?.proof(of: Self.guardPurpose) }

    static let guardPurpose = "form"
}
