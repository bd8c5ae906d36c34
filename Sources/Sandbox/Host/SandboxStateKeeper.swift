import Logging
import ServiceLifecycle

/// Writes the state file after changes, at most every two seconds, and once more at the end.
struct SandboxStateKeeper: Service {
    let file: SandboxStateFile
    let sides: SandboxSides
    let logger: Logger

    func run() async throws {
        var written: Int?
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            written = try save(since: written)
            // Cancelled when the shutdown begins; then the loop ends.
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(2)) }
        }
        _ = try save(since: written)
    }

    /// Writes when something changed since that count, and returns the count that is on disk now.
    private func save(since written: Int?) throws -> Int {
        let count = sides.changeCount
        guard count != written else { return count }
        try file.write(try sides.contents())
        logger.debug("Stored the sandbox state", metadata: ["path": "\(file.path)"])
        return count
    }
}
