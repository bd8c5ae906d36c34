import HTTPTypes
import Hummingbird

/// Tells whoever reads pages that an address leads nowhere, and the way back.
struct MissingPage: RouterMiddleware {
    typealias Context = ConsoleContext

    let templates: ConsoleTemplates

    func handle(
        _ request: Request,
        context: ConsoleContext,
        next: @concurrent (Request, ConsoleContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound && request.method == .get {
            let texts = templates.texts
            return templates.message(
                texts("refused.missingTitle"),
                texts("refused.missing"),
                status: .notFound,
                context
            )
        }
    }
}
