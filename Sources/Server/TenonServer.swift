public import Engine
public import Hummingbird
public import Logging
public import Storage

/// The HTTP face of a running Tenon: whether it lives, whether it is ready, and how it stands.
///
/// It listens on loopback only, until there is a way to sign in.
public struct TenonServer {
    /// What the server shows.
    public struct Sources: Sendable {
        let store: Store
        let workspace: String
        let lastOutcome: @Sendable () -> SyncService.Outcome?
        let webhooks: WebhookIntake?

        /// - Parameter webhooks: Takes HighLevel's webhooks in; nil for a server without that address.
        public init(
            store: Store,
            workspace: String,
            lastOutcome: @escaping @Sendable () -> SyncService.Outcome?,
            webhooks: WebhookIntake? = nil
        ) {
            self.store = store
            self.workspace = workspace
            self.lastOutcome = lastOutcome
            self.webhooks = webhooks
        }
    }

    /// The application, ready to run as a service.
    ///
    /// - Parameters:
    ///   - port: The TCP port on 127.0.0.1; 0 for any free one.
    ///   - onReady: Called with the port once it listens.
    public static func buildApplication(
        _ sources: Sources,
        port: Int,
        logger: Logger,
        onReady: @escaping @Sendable (Int) async -> Void
    ) -> some ApplicationProtocol {
        Application(
            router: buildRouter(sources),
            configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: "Tenon"),
            onServerRunning: { await onReady($0.localAddress?.port ?? port) },
            logger: logger
        )
    }

    /// The routes.
    public static func buildRouter(_ sources: Sources) -> Router<BasicRequestContext> {
        let router = Router(options: .autoGenerateHeadEndpoints)
        router.get("healthz") { _, _ in "ok\n" }
        router.get("readyz") { _, _ in await Readiness(sources).response }
        router.get("status") { _, _ in try await StatusDocument.response(sources) }
        router.get("overview.css") { _, _ in OverviewStyle.response }
        router.get("/") { _, _ in try await OverviewPage.response(sources) }
        if let intake = sources.webhooks {
            let route = WebhookRoute(intake: intake)
            router.post("\(WebhookRoute.path)") { request, _ in await route.answer(request) }
        }
        return router
    }
}
