import Engine
import Foundation
import Logging
import Storage

/// A workspace ready for work: its store locked for this process, its connections open.
struct OpenWorkspace: Sendable {
    let engine: SyncEngine
    let session: RemoteSession
    let store: Store

    /// What takes HighLevel's webhooks in.
    func intake(_ trust: WebhookTrust, locationID: String, bell: Bell, logger: Logger) -> WebhookIntake {
        WebhookIntake(
            keys: trust.keys,
            acceptsRetired: trust.acceptsRetired,
            inbox: ArrivalInbox(
                store: store,
                workspace: engine.workspace.id,
                environment: engine.environment,
                bell: bell
            ),
            locationID: locationID,
            environment: engine.environment,
            logger: logger
        )
    }

    /// Opens everything, does the work, and closes everything again, whatever happens.
    static func with<Result>(
        _ workspace: Workspace,
        storePath: String,
        connections: ConnectionSettings,
        logger: Logger,
        countsStatements: Bool = false,
        history: HistoryLimits = .standard,
        _ work: (OpenWorkspace) async throws -> Result
    ) async throws -> Result {
        let lock = try StoreLock(storePath: storePath)
        let store = try Store(path: storePath, countsStatements: countsStatements)
        let session: RemoteSession
        do {
            session = try RemoteSession(
                connections,
                budget: try SharedBudget.ledger(store: storePath, locationID: connections.locationID),
                slots: try SharedCalls.slots(store: storePath),
                memory: CapabilityMemory(store: store, workspace: workspace.id),
                logger: logger
            )
        } catch {
            try? store.close()
            throw error
        }
        let engine = SyncEngine(
            workspace: workspace,
            store: store,
            contacts: session.contacts,
            projects: session.projects,
            flows: FlowSet.flows(of: workspace.mapping, session: session),
            environment: .live(),
            history: history,
            logger: logger
        )
        let result: Swift.Result<Result, any Error>
        do {
            result = .success(try await work(OpenWorkspace(engine: engine, session: session, store: store)))
        } catch {
            result = .failure(error)
        }
        await session.shutdown()
        try? store.close()
        return try withExtendedLifetime(lock) { try result.get() }
    }
}
