public import Foundation
public import Logging
public import ServiceLifecycle
import Synchronization

/// Keeps a workspace in step for as long as the process lives: one run after another, with a pause between.
public final class SyncService: Service {
    private let engine: SyncEngine
    private let interval: Duration
    private let logger: Logger
    private let state = Mutex(State())

    private struct State {
        var last: Outcome?
        /// Whether the log says what is not offered.
        var hasTold = false
    }

    /// How a run ended.
    public enum Outcome: Sendable {
        case done(SyncReport, at: Date)
        case failed(String, at: Date)
    }

    /// - Parameter interval: The pause between the end of one run and the start of the next.
    public init(engine: SyncEngine, interval: Duration, logger: Logger) {
        self.engine = engine
        self.interval = interval
        self.logger = logger
    }

    /// How the last run ended; nil before the first one has.
    public var lastOutcome: Outcome? { state.withLock(\.last) }

    public func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            while !Task.isCancelled {
                await runOnce()
                try? await Task.sleep(for: interval)
            }
        }
    }

    /// A run that fails is reported and tried again at the next turn: the service outlives its remotes' troubles.
    private func runOnce() async {
        do {
            try await tellOnce()
            let report = try await engine.run(SyncOptions(patience: 5))
            state.withLock { $0.last = .done(report, at: Date()) }
            logger.info(
                "in step",
                metadata: [
                    "contacts": "\(report.contactsRead)", "projects": "\(report.projectsRead)",
                    "changed": "\(report.changed)", "writes": "\(report.dispatched.applied)",
                    "failed": "\(report.dispatched.failed)",
                ]
            )
            for warning in report.warnings { logger.warning("run warning", metadata: ["warning": "\(warning)"]) }
        } catch is CancellationError {
            logger.debug("run cancelled")
        } catch {
            state.withLock { $0.last = .failed("\(error)", at: Date()) }
            logger.error("run failed", metadata: ["cause": "\(error)"])
        }
    }

    /// Logs what the connections do not offer, once: it is the same in every run.
    private func tellOnce() async throws {
        guard !state.withLock(\.hasTold) else { return }
        for line in try await engine.notOffered() {
            logger.warning("not offered on this connection", metadata: ["what": "\(line)"])
        }
        state.withLock { $0.hasTold = true }
    }
}
