import Access
import Foundation
import Hummingbird
import Storage

/// Who works here, and what they may do.
struct PeoplePages: Sendable {
    let door: FrontDoor
    let workspace: String
    let templates: ConsoleTemplates
    let settings: DoorSettings
    let moments: Moments

    /// Acts that are shown.
    private static let acts = 50

    func addRoutes(to router: RouterGroup<ConsoleContext>) {
        router.get("people") { _, context in try await page(context) }
        router.post("people/invite") { request, context in try await invite(request, context) }
        router.post("people/role") { _, context in try await setRole(context) }
        router.post("people/remove") { _, context in try await remove(context) }
        router.post("people/reset") { request, context in try await reset(request, context) }
    }

    private var desk: PeopleDesk { PeopleDesk(door: door, workspace: workspace) }

    private func page(
        _ context: ConsoleContext,
        _ more: [String: Any] = [:],
        problem: AccessError? = nil
    ) async throws -> Response {
        let texts = templates.texts
        var model = more
        model["members"] = try await desk.members().map { member in
            [
                "id": "\(member.id)", "name": member.name, "email": member.email,
                "isEverywhere": member.isEverywhere, "roleTitle": texts("people.\(member.role.rawValue)"),
                "roles": roles(chosen: member.role), "hasFactor": member.hasSecondFactor,
                "seen": member.signedInAt.map(moments.text) ?? texts("people.never"),
                "isSelf": member.email == context.person?.email || member.isEverywhere,
            ] as [String: Any]
        }
        model["newRoles"] = roles(chosen: .manager)
        model["acts"] = try await desk.audits(limit: Self.acts).map { row in
            [
                "when": moments.text(row.at), "who": row.actor, "subject": row.subject, "act": row.act,
                "from": row.address,
            ]
        }
        if let problem { model["problem"] = problem.description }
        return templates.page("people", model, status: problem?.status ?? .ok, context)
    }

    private func roles(chosen: Role) -> [[String: Any]] {
        Role.allCases.map { role in
            [
                "value": role.rawValue, "title": templates.texts("people.\(role.rawValue)"), "isChosen": role == chosen,
            ]
        }
    }

    private func attempt(
        _ context: ConsoleContext,
        _ act: (PeopleDesk.Actor) async throws -> [String: Any]
    ) async throws -> Response {
        guard let person = context.person else { return Gate.signIn(next: "/people") }
        do {
            return try await page(context, try await act(.init(name: person.email, visitor: context.visitor)))
        } catch let error as AccessError {
            return try await page(context, problem: error)
        }
    }

    private func invite(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        let email = context.form["email"]
        guard let role = Role(rawValue: context.form["role"]) else { return try await page(context) }
        return try await attempt(context) { actor in
            guard let token = try await desk.invite(email, as: role, by: actor) else {
                let title = templates.texts("people.\(role.rawValue)")
                return ["notice": templates.texts("people.added", ["email": email, "role": title])]
            }
            return link(token, email, request)
        }
    }

    private func setRole(_ context: ConsoleContext) async throws -> Response {
        let email = context.form["email"]
        guard let role = Role(rawValue: context.form["role"]) else { return try await page(context) }
        return try await attempt(context) { actor in
            try await desk.setRole(role, of: email, by: actor)
            let title = templates.texts("people.\(role.rawValue)")
            return ["notice": templates.texts("people.changed", ["email": email, "role": title])]
        }
    }

    private func remove(_ context: ConsoleContext) async throws -> Response {
        try await attempt(context) { actor in
            try await desk.setRole(nil, of: context.form["email"], by: actor)
            return ["notice": templates.texts("people.removed", ["email": context.form["email"]])]
        }
    }

    private func reset(_ request: Request, _ context: ConsoleContext) async throws -> Response {
        try await attempt(context) { actor in
            link(try await desk.resetLink(context.form["email"], by: actor), context.form["email"], request)
        }
    }

    private func link(_ token: AccessToken, _ email: String, _ request: Request) -> [String: Any] {
        let base = settings.publicURL?.absoluteString ?? "http://\(request.head.authority ?? "127.0.0.1")"
        let address = (base.hasSuffix("/") ? String(base.dropLast()) : base) + "/join/\(token.text)"
        return ["link": ["heading": templates.texts("people.linkTitle", ["email": email]), "address": address]]
    }
}
