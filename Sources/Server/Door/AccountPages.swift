import Access
import Foundation
import Hummingbird
import Storage

/// What people change about their own account.
struct AccountPages: Sendable {
    let door: FrontDoor
    let templates: ConsoleTemplates
    let moments: Moments

    func addRoutes(to router: RouterGroup<ConsoleContext>) {
        router.get("account") { _, context in try await page(context) }
        router.post("account/password") { _, context in try await changePassword(context) }
        router.post("account/factor") { _, context in try await newFactor(context) }
        router.post("account/factor/on") { _, context in try await switchOn(context) }
        router.post("account/factor/off") { _, context in try await switchOff(context) }
        router.post("account/sessions") { _, context in try await signOutElsewhere(context) }
    }

    private func page(
        _ context: ConsoleContext,
        _ more: [String: Any] = [:],
        problem: AccessError? = nil
    ) async throws -> Response {
        // Read anew: what was just changed is to be seen.
        guard let session = context.session, let person = try await door.person(holding: session, in: "") else {
            return Gate.signIn(next: "/account")
        }
        var model = more
        model["hasFactor"] = person.hasSecondFactor
        model["sessions"] = try await door.sessions(of: person).map { row in
            [
                "place": row.address.isEmpty ? "–" : row.address, "agent": row.agent,
                "isHere": row.digest == person.session, "since": moments.text(row.createdAt),
                "seen": moments.text(row.seenAt),
            ] as [String: Any]
        }
        if let problem { model["problem"] = problem.description }
        return templates.page("account", model, status: problem?.status ?? .ok, context)
    }

    /// Does what was asked and shows the page again, with what came of it.
    private func attempt(
        _ context: ConsoleContext,
        _ act: (SignedIn) async throws -> [String: Any]
    ) async throws -> Response {
        guard let person = context.person else { return Gate.signIn(next: "/account") }
        do {
            return try await page(context, try await act(person))
        } catch let error as AccessError {
            return try await page(context, problem: error)
        }
    }

    private func changePassword(_ context: ConsoleContext) async throws -> Response {
        try await attempt(context) { person in
            let form = context.form
            try await door.changePassword(of: person, from: form["old"], to: form["new"], from: context.visitor)
            return ["notice": templates.texts("account.changed")]
        }
    }

    private func newFactor(_ context: ConsoleContext) async throws -> Response {
        try await attempt(context) { person in factor(try door.newTimeCode(), person) }
    }

    private func switchOn(_ context: ConsoleContext) async throws -> Response {
        try await attempt(context) { person in
            guard let timeCode = TimeCode(plain: context.form["secret"]) else { return [:] }
            do {
                let codes = try await door.switchOn(
                    timeCode,
                    code: context.form["code"],
                    for: person,
                    from: context.visitor
                )
                return ["recovery": ["codes": codes]]
            } catch let error as AccessError where error.code == .wrong {
                // The app has the key already: it stays the same for the next try.
                return factor(timeCode, person).merging(["problem": error.description]) { $1 }
            }
        }
    }

    private func switchOff(_ context: ConsoleContext) async throws -> Response {
        try await attempt(context) { person in
            try await door.switchOff(for: person, password: context.form["password"], from: context.visitor)
            return ["notice": templates.texts("account.factorSwitchedOff")]
        }
    }

    private func signOutElsewhere(_ context: ConsoleContext) async throws -> Response {
        try await attempt(context) { person in
            try await door.signOutElsewhere(person)
            return ["notice": templates.texts("account.sessionsEnded")]
        }
    }

    private func factor(_ timeCode: TimeCode, _ person: SignedIn) -> [String: Any] {
        let key = timeCode.text
        let groups = stride(from: 0, to: key.count, by: 4).map { String(key.dropFirst($0).prefix(4)) }
        return [
            "newFactor": [
                "key": groups.joined(separator: " "), "secret": timeCode.plain,
                "address": timeCode.address(account: person.email, issuer: "Tenon"),
            ]
        ]
    }
}
