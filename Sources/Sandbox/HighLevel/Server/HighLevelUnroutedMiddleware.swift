import HTTPTypes
import Hummingbird

/// Answers unrouted paths as the real server does: 404 `Cannot GET /…`, the only 404 there is.
struct HighLevelUnroutedMiddleware: RouterMiddleware {
    let sandbox: HighLevelSandbox

    func handle(
        _ request: Request,
        context: HighLevelContext,
        next: @concurrent (Request, HighLevelContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            let failure = HighLevelFailure.unrouted(method: request.method.rawValue, path: request.uri.path)
            return sandbox.response(failure.reply, nil)
        }
    }
}
