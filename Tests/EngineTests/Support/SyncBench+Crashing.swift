extension SyncBench {
    /// Runs until the point, ends there, and gives the remotes and the store to a new process.
    ///
    /// - Returns: The new process, or nil when the run ended before the point.
    func crashed(at point: Int) async throws -> SyncBench? {
        let (ready, go) = AsyncStream.makeStream(of: Void.self)
        // Unstructured, so that the crash can cancel the whole run from inside one of its calls.
        let run = Task {
            for await _ in ready {}
            _ = try await sync()
        }
        crash.arm(at: point) { run.cancel() }
        go.finish()
        _ = await run.result
        defer { crash.disarm() }
        return crash.isDead ? try restarted() : nil
    }
}
