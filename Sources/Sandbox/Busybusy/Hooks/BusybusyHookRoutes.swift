import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The catch hooks of an automation service: whoever knows the address may post. The answer says that the message was
/// taken, and never what came of it.
struct BusybusyHookRoutes: Sendable {
    /// Bytes of a message at most; more is answered 413.
    private static let bodyLimit = 1 << 20

    let service: BusybusyService

    /// Adds the hooks.
    func add(to router: Router<BasicRequestContext>) {
        router.post("hooks/catch/:account/:hook") { request, context in
            try await answer(request, try context.parameters.require("account"), try context.parameters.require("hook"))
        }
    }

    private func answer(_ request: Request, _ account: String, _ hook: String) async throws -> Response {
        let body = String(buffer: try await request.body.collect(upTo: Self.bodyLimit))
        guard service.settings.hooksAreOn else {
            return Response(json: .label("status", "error"), status: .notFound)
        }
        let fault = service.fault(for: ["hook"])
        if let failure = fault?.response { return failure }
        if let fault, fault.kind == .slow { try? await Task.sleep(for: .milliseconds(fault.delayMilliseconds)) }
        let isLost = service.receive(body, account: account, hook: hook) || fault?.kind == .replyLost
        guard !isLost else { return Response(status: .badGateway) }
        return Response(json: .label("status", "success"))
    }
}
