import Records
import Storage

extension SyncEngine {
    /// Sends what is due to both systems at once, until neither has anything left that can be sent now.
    func dispatch(
        _ options: SyncOptions,
        _ progress: @escaping @Sendable (SyncProgress) -> Void
    ) async throws -> DispatchCounts {
        // First, so that no write for the other system waits for one that is never sent.
        for connection in [contacts, projects] where connection.isDryRun {
            let system = connection.kind.system
            try await store.write { [workspace] in try $0.withhold(system: system, workspace: workspace.id) }
        }
        var total = DispatchCounts()
        while true {
            async let left = drain(contacts, options, progress)
            async let right = drain(projects, options, progress)
            var counts = try await left
            counts.add(try await right)
            total.add(counts)
            // A write of one system may have waited for one of the other.
            if counts.applied == 0 { return total }
        }
    }

    private func drain(
        _ connection: any RemoteConnection,
        _ options: SyncOptions,
        _ progress: @escaping @Sendable (SyncProgress) -> Void
    ) async throws -> DispatchCounts {
        guard !connection.isDryRun else { return DispatchCounts() }
        let system = connection.kind.system
        let queued = try await store.read { [workspace] in try $0.pendingCount(system: system, workspace: workspace.id)
        }
        guard queued > 0 else { return DispatchCounts() }
        return try await dispatcher(connection, patience: options.patience).drain { counts in
            progress(.dispatching(system, counts, remaining: max(0, queued - counts.applied - counts.failed)))
        }
    }

    func dispatcher(_ connection: any RemoteConnection, patience: Double) -> Dispatcher {
        Dispatcher(
            workspace: workspace,
            store: store,
            connection: connection,
            counterpart: connection.kind == .contact ? projects : contacts,
            retry: retry,
            patience: patience,
            environment: environment,
            logger: logger
        )
    }
}
