import Access
import Foundation
import Hummingbird

/// The pages of the console, each behind the gate that it needs.
struct ConsoleRoutes {
    private let sources: TenonServer.Sources
    let templates: ConsoleTemplates
    private let moments: Moments

    init(_ sources: TenonServer.Sources) throws {
        self.sources = sources
        templates = try ConsoleTemplates()
        moments = Moments(timeZone: sources.settings.timeZone)
    }

    func addRoutes(to router: RouterGroup<ConsoleContext>) {
        let overview = OverviewPage(sources: sources, templates: templates, moments: moments)
        guard let door = sources.door else {
            router.get("/") { _, context in try await overview.response(context) }
            router.get("status") { [sources] _, _ in try await StatusDocument.response(sources) }
            return
        }
        let cookies = SessionCookies(hasTLS: sources.settings.hasTLS)
        let known = router.group().add(
            middleware: Doorkeeper(
                door: door,
                workspace: sources.workspace,
                cookies: cookies,
                proxies: sources.settings.proxies,
                templates: templates,
                newToken: door.newVisit
            )
        )
        SignInPages(door: door, templates: templates, cookies: cookies).addRoutes(to: known)
        let inside = known.group().add(middleware: Gate(permission: nil, templates: templates))
        AccountPages(door: door, templates: templates, moments: moments).addRoutes(to: inside)
        let seeing = known.group().add(middleware: Gate(permission: .see, templates: templates))
        seeing.get("/") { _, context in try await overview.response(context) }
        seeing.get("status") { [sources] _, _ in try await StatusDocument.response(sources) }
        addAdministration(door, to: known.group().add(middleware: Gate(permission: .administer, templates: templates)))
    }

    private func addAdministration(_ door: FrontDoor, to router: RouterGroup<ConsoleContext>) {
        PeoplePages(
            door: door,
            workspace: sources.workspace,
            templates: templates,
            settings: sources.settings,
            moments: moments
        ).addRoutes(to: router)
        KeyPages(desk: door.keys(of: sources.workspace), templates: templates, moments: moments).addRoutes(to: router)
    }
}
