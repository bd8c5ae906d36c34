import HTTPTypes
import Hummingbird

/// Refuses requests for other hosts: a page elsewhere whose name was made to point at this machine is none of ours.
struct HostCheck: RouterMiddleware {
    typealias Context = ConsoleContext

    /// Names that this server goes by, in lower case, without ports; nil when any will do.
    let names: Set<String>?

    /// The machine's own names for itself.
    static let loopback: Set<String> = ["127.0.0.1", "localhost", "[::1]"]

    func handle(
        _ request: Request,
        context: ConsoleContext,
        next: @concurrent (Request, ConsoleContext) async throws -> Response
    ) async throws -> Response {
        guard let names, let authority = request.head.authority, !names.contains(Self.host(of: authority)) else {
            return try await next(request, context)
        }
        throw HTTPError(
            .misdirectedRequest,
            message: "This server does not go by that name. Set TENON_PUBLIC_URL to the address that browsers use."
        )
    }

    /// The host of `host:port`.
    static func host(of authority: String) -> String {
        let lower = authority.lowercased()
        if lower.hasPrefix("["), let end = lower.firstIndex(of: "]") { return String(lower[...end]) }
        return String(lower.prefix { $0 != ":" })
    }
}
