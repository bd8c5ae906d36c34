import Access
import Foundation
import Hummingbird

/// Lets through whoever may do what lies behind. Roles are checked here and nowhere else.
struct Gate: RouterMiddleware {
    typealias Context = ConsoleContext

    /// What is asked of whoever wants through; nil for nothing but to be signed in.
    let permission: Permission?
    let templates: ConsoleTemplates

    func handle(
        _ request: Request,
        context: ConsoleContext,
        next: @concurrent (Request, ConsoleContext) async throws -> Response
    ) async throws -> Response {
        guard let person = context.person else { return Self.signIn(next: request.method == .get ? context.path : "/") }
        guard let permission else { return try await next(request, context) }
        guard let role = person.role else { return refused(templates.texts("refused.noRole"), context) }
        guard role.allows(permission) else {
            let title = templates.texts("people.\(role.rawValue)")
            return refused(templates.texts("refused.role", ["role": title]), context)
        }
        return try await next(request, context)
    }

    private func refused(_ text: String, _ context: ConsoleContext) -> Response {
        templates.message(templates.texts("refused.roleTitle"), text, status: .forbidden, context)
    }

    /// To the page for signing in, and from there to where one was going.
    static func signIn(next path: String) -> Response {
        let query =
            path == "/" ? "" : "?next=\(path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? "/")"
        return .redirect(to: "/sign-in\(query)", type: .normal)
    }

    /// A path of ours, from a form's field that anybody may have filled in.
    static func ownPath(_ text: String) -> String {
        let isOwn =
            text.hasPrefix("/") && !text.hasPrefix("//") && text.allSatisfy { $0.isASCII && $0 > " " && $0 != "\\" }
        return isOwn ? text : "/"
    }
}
