import Engine

/// A bench whose engine has flows beside the pairs.
protocol FlowBench: Sendable {
    /// The remotes, the store and the clock.
    var bench: SyncBench { get }
    var engine: SyncEngine { get }
}

extension FlowBench {
    /// One synchronisation.
    @discardableResult
    func sync(_ options: SyncOptions = SyncOptions()) async throws -> SyncReport {
        bench.clock.advance(1)
        return try await engine.run(options)
    }

    /// Synchronises until nothing moves any more.
    func settle() async throws {
        for _ in 1...8 {
            let report = try await sync()
            let moved = report.dispatched.applied + report.dispatched.replanned + report.dispatched.retried
            if moved == 0, report.waiting == 0, report.changed == 0 { return }
            bench.clock.advance(400)
        }
        throw SyncBench.Restless()
    }
}
