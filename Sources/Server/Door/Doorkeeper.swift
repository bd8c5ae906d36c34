import Access
import Foundation
import HTTPTypes
import Hummingbird

/// Finds out who asks, and refuses forms that are not ours. Every page of the console goes through here.
struct Doorkeeper: RouterMiddleware {
    typealias Context = ConsoleContext

    let door: FrontDoor
    let workspace: String
    let cookies: SessionCookies
    let proxies: TrustedProxies
    let templates: ConsoleTemplates
    let newToken: @Sendable () -> AccessToken

    /// Bytes of a form at most.
    private static let maximumForm = 64 * 1024

    func handle(
        _ request: Request,
        context: ConsoleContext,
        next: @concurrent (Request, ConsoleContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.path = request.uri.path
        context.visitor = visitor(request, context)
        context.session = cookies.token(cookies.session, of: request)
        if let session = context.session {
            context.person = try await door.person(holding: session, in: workspace)
        }
        let known = cookies.token(cookies.visit, of: request)
        context.visit = known ?? newToken()
        if request.method != .get, request.method != .head {
            guard let form = try await form(of: request, context, isKnown: known != nil) else { return stale(context) }
            context.form = form
        }
        var response = try await next(request, context)
        if known == nil, context.person == nil, let visit = context.visit {
            response.setCookie(cookies.keep(visit, as: cookies.visit))
        }
        return response
    }

    private func visitor(_ request: Request, _ context: ConsoleContext) -> Visitor {
        let peer = context.peer?.ipAddress ?? ""
        let forwarded = HTTPField.Name("X-Forwarded-For").flatMap { request.headers[$0] }
        return Visitor(
            address: proxies.origin(peer: peer, forwarded: forwarded),
            agent: request.headers[.userAgent] ?? ""
        )
    }

    /// The form, if a page of ours sent it: it knows a word that only the browser's own token gives.
    private func form(of request: Request, _ context: ConsoleContext, isKnown: Bool) async throws -> FormFields? {
        guard context.person != nil || isKnown, isFromHere(request) else { return nil }
        let body = try await request.body.collect(upTo: Self.maximumForm)
        guard let form = try? FormFields(urlEncoded: String(buffer: body)) else { return nil }
        let token = context.person == nil ? context.visit : context.session
        return token?.isProof(form["guard"], of: ConsoleContext.guardPurpose) == true ? form : nil
    }

    /// Browsers say where a form was sent from. One that says nothing is judged by the word alone.
    private func isFromHere(_ request: Request) -> Bool {
        guard let origin = request.headers[.origin] else { return true }
        guard let url = URL(string: origin), let host = url.host(percentEncoded: false),
            let own = request.head.authority
        else { return false }
        let port = url.port.map { ":\($0)" } ?? ""
        return own.lowercased() == "\(host.lowercased())\(port)"
    }

    private func stale(_ context: ConsoleContext) -> Response {
        let texts = templates.texts
        return templates.message(texts("refused.title"), texts("refused.stale"), status: .forbidden, context)
    }
}
