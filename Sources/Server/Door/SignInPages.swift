import Access
import Foundation
import HTTPTypes
import Hummingbird

/// Signing in and out, and the links that let somebody in for the first time.
struct SignInPages: Sendable {
    let door: FrontDoor
    let templates: ConsoleTemplates
    let cookies: SessionCookies

    /// Seconds after which a browser may try again, when too many do at once.
    private static let busyPause = 3

    func addRoutes(to router: RouterGroup<ConsoleContext>) {
        router.get("sign-in") { try await form($0, $1) }
        router.post("sign-in") { _, context in try await signIn(context) }
        router.get("sign-in/code") { _, context in templates.page("code", ["next": "/"], context) }
        router.post("sign-in/code") { request, context in try await code(request, context) }
        router.post("sign-out") { _, context in try await signOut(context) }
        router.get("join/{token}") { _, context in try await joinForm(context) }
        router.post("join/{token}") { _, context in try await join(context) }
    }

    private func form(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        if try await door.isUnset() { return templates.page("set-up", [:], context) }
        let next = Gate.ownPath(request.uri.queryParameters["next"].map(String.init) ?? "/")
        if context.person != nil { return .redirect(to: next, type: .normal) }
        return templates.page("sign-in", ["next": next], context)
    }

    private func signIn(_ context: ConsoleContext) async throws -> Response {
        let form = context.form
        let next = Gate.ownPath(form["next"])
        do {
            switch try await door.signIn(email: form["email"], password: form["password"], from: context.visitor) {
            case .inside(let token): return entered(token, next)
            case .codeWanted(let token):
                var page = templates.page("code", ["next": next], context)
                page.setCookie(cookies.keep(token, as: cookies.code))
                return page
            }
        } catch let error as AccessError {
            let model = ["next": next, "email": form["email"], "problem": error.description]
            return refusal(error, templates.page("sign-in", model, status: error.status, context))
        }
    }

    private func code(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let next = Gate.ownPath(context.form["next"])
        do {
            guard let half = cookies.token(cookies.code, of: request) else { return Gate.signIn(next: next) }
            var response = entered(
                try await door.signIn(half, code: context.form["code"], from: context.visitor),
                next
            )
            response.setCookie(cookies.forget(cookies.code))
            return response
        } catch let error as AccessError {
            if error.code == .linkExpired { return Gate.signIn(next: next) }
            let model = ["next": next, "problem": error.description]
            return refusal(error, templates.page("code", model, status: error.status, context))
        }
    }

    private func signOut(_ context: ConsoleContext) async throws -> Response {
        if let session = context.session { try await door.signOut(session) }
        var response = Response.redirect(to: "/sign-in", type: .normal)
        response.setCookie(cookies.forget(cookies.session))
        return response
    }

    // MARK: Links

    private func joinForm(_ context: ConsoleContext, problem: AccessError? = nil) async throws -> Response {
        let texts = templates.texts
        do {
            let (token, text) = try token(context)
            let invitation = try await door.invitation(token)
            var model: [String: Any] = [
                "heading": texts(invitation.isReset ? "door.resetTitle" : "door.joinTitle"),
                "action": "/join/\(text)", "isReset": invitation.isReset, "email": context.form["email"],
                "name": context.form["name"],
            ]
            if let email = invitation.email { model["fixedEmail"] = email }
            if let problem { model["problem"] = problem.description }
            return templates.page("join", model, status: problem?.status ?? .ok, context)
        } catch let error as AccessError {
            return templates.message(
                texts("door.linkTitle"),
                error.description,
                status: error.status,
                back: ("/sign-in", texts("door.signIn")),
                context
            )
        }
    }

    private func join(_ context: ConsoleContext) async throws -> Response {
        do {
            let session = try await door.accept(
                try token(context).token,
                email: context.form["email"],
                name: context.form["name"],
                password: context.form["password"],
                from: context.visitor
            )
            return entered(session, "/")
        } catch let error as AccessError where error.code != .linkExpired {
            return refusal(error, try await joinForm(context, problem: error))
        } catch is AccessError {
            return try await joinForm(context)
        }
    }

    private func token(_ context: ConsoleContext) throws(AccessError) -> (token: AccessToken, text: String) {
        let text = context.parameters.get("token") ?? ""
        guard let token = AccessToken(text: text) else { throw .linkExpired }
        return (token, text)
    }

    // MARK: Ends

    private func entered(_ token: AccessToken, _ next: String) -> Response {
        var response = Response.redirect(to: next, type: .normal)
        response.setCookie(cookies.keep(token, as: cookies.session))
        response.setCookie(cookies.forget(cookies.visit))
        return response
    }

    private func refusal(_ error: AccessError, _ page: Response) -> Response {
        var page = page
        switch error.code {
        case .throttled(let seconds): page.headers[.retryAfter] = "\(seconds)"
        case .busy: page.headers[.retryAfter] = "\(Self.busyPause)"
        case .wrong, .linkExpired, .invalid, .impossible: break
        }
        return page
    }
}

extension AccessError {
    /// What kind of answer it is.
    var status: HTTPResponse.Status {
        switch code {
        case .wrong: .unauthorized
        case .throttled: .tooManyRequests
        case .busy: .serviceUnavailable
        case .linkExpired: .gone
        case .invalid: .unprocessableContent
        case .impossible: .conflict
        }
    }
}
