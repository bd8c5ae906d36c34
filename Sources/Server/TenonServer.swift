public import Access
public import Engine
import Foundation
public import Hummingbird
public import Logging
public import Storage

/// The HTTP face of a running Tenon: whether it lives, whether it is ready, how it stands, and the console.
public struct TenonServer {
    /// What the server shows.
    public struct Sources: Sendable {
        let store: Store
        let workspace: String
        let lastOutcome: @Sendable () -> SyncService.Outcome?
        let webhooks: WebhookIntake?
        let door: FrontDoor?
        let settings: DoorSettings

        /// - Parameters:
        ///   - webhooks: Takes HighLevel's webhooks in; nil for a server without that address.
        ///   - door: Lets people in; nil for a server that shows one page to whoever is at the machine, and changes nothing.
        public init(
            store: Store,
            workspace: String,
            lastOutcome: @escaping @Sendable () -> SyncService.Outcome?,
            webhooks: WebhookIntake? = nil,
            door: FrontDoor? = nil,
            settings: DoorSettings = DoorSettings()
        ) {
            self.store = store
            self.workspace = workspace
            self.lastOutcome = lastOutcome
            self.webhooks = webhooks
            self.door = door
            self.settings = settings
        }
    }

    /// The application, ready to run as a service.
    ///
    /// - Parameters:
    ///   - host: The address to listen on.
    ///   - port: The TCP port; 0 for any free one.
    ///   - onReady: Called with the port once it listens.
    /// - Throws: An error that names a template or text of the console that cannot be read.
    public static func buildApplication(
        _ sources: Sources,
        host: String = "127.0.0.1",
        port: Int,
        logger: Logger,
        onReady: @escaping @Sendable (Int) async -> Void
    ) throws -> some ApplicationProtocol {
        Application(
            router: try buildRouter(sources),
            configuration: .init(address: .hostname(host, port: port), serverName: "Tenon"),
            onServerRunning: { await onReady($0.localAddress?.port ?? port) },
            logger: logger
        )
    }

    /// The routes.
    static func buildRouter(_ sources: Sources) throws -> Router<ConsoleContext> {
        let pages = try ConsoleRoutes(sources)
        let router = Router(context: ConsoleContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: SecurityHeaders(hasTLS: sources.settings.hasTLS))
        router.add(middleware: MissingPage(templates: pages.templates))
        router.get("healthz") { _, _ in "ok\n" }
        router.get("readyz") { _, _ in await Readiness(sources).response }
        if let intake = sources.webhooks {
            let route = WebhookRoute(intake: intake)
            router.post("\(WebhookRoute.path)") { request, _ in await route.answer(request) }
        }
        let console = router.group().add(middleware: HostCheck(names: sources.settings.hostNames))
        ConsoleFileRoute.addRoutes(to: console)
        pages.addRoutes(to: console)
        return router
    }
}
