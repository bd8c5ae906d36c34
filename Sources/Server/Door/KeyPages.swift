import Access
import Foundation
import Hummingbird
import Storage

/// Programs' keys: made, shown once, revoked.
struct KeyPages: Sendable {
    let desk: KeyDesk
    let templates: ConsoleTemplates
    let moments: Moments

    func addRoutes(to router: RouterGroup<ConsoleContext>) {
        router.get("keys") { _, context in try await page(context) }
        router.post("keys") { _, context in try await make(context) }
        router.post("keys/revoke") { _, context in try await revoke(context) }
    }

    private func page(
        _ context: ConsoleContext,
        _ more: [String: Any] = [:],
        problem: AccessError? = nil
    ) async throws -> Response {
        var model = more
        let keys = try await desk.list()
        model["hasKeys"] = !keys.isEmpty
        model["keys"] = keys.map { key in
            [
                "id": key.id, "name": key.name, "scopes": key.scopes.joined(separator: ", "),
                "made": moments.text(key.createdAt),
                "used": key.usedAt.map(moments.text) ?? templates.texts("keys.never"),
                "isRevoked": key.revokedAt != nil,
            ] as [String: Any]
        }
        if let problem { model["problem"] = problem.description }
        return templates.page("keys", model, status: problem?.status ?? .ok, context)
    }

    private func attempt(
        _ context: ConsoleContext,
        _ act: (PeopleDesk.Actor) async throws -> [String: Any]
    ) async throws -> Response {
        guard let person = context.person else { return Gate.signIn(next: "/keys") }
        do {
            return try await page(context, try await act(.init(name: person.email, visitor: context.visitor)))
        } catch let error as AccessError {
            return try await page(context, problem: error)
        }
    }

    private func make(_ context: ConsoleContext) async throws -> Response {
        try await attempt(context) { actor in
            let scopes = Set(KeyScope.allCases.filter { context.form.isTicked($0.rawValue) })
            return ["newKey": try await desk.make(name: context.form["name"], scopes: scopes, by: actor).text]
        }
    }

    private func revoke(_ context: ConsoleContext) async throws -> Response {
        try await attempt(context) { actor in
            try await desk.revoke(context.form["id"], by: actor)
            return ["notice": templates.texts("keys.revokedNow")]
        }
    }
}
