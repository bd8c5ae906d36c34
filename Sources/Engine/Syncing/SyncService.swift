public import Foundation
public import Logging
public import ServiceLifecycle
import Synchronization

/// Keeps a workspace in step for as long as the process lives: one run after another, with a pause between, in which what
/// arrives by itself is handled at once.
public final class SyncService: Service {
    private let engine: SyncEngine
    private let interval: Duration
    private let bell: Bell
    private let clock = ContinuousClock()
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

    /// - Parameters:
    ///   - interval: The pause between the end of one run and the start of the next.
    ///   - bell: Rung when something arrived.
    public init(engine: SyncEngine, interval: Duration, bell: Bell = Bell(), logger: Logger) {
        self.engine = engine
        self.interval = interval
        self.bell = bell
        self.logger = logger
    }

    /// How the last run ended; nil before the first one has.
    public var lastOutcome: Outcome? { state.withLock(\.last) }

    public func run() async throws {
        await cancelWhenGracefulShutdown { [self] in
            while !Task.isCancelled {
                if await runOnce() { await handleArrivals() } else { try? await clock.sleep(for: interval) }
            }
        }
    }

    /// Handles what arrives until the next run is due. Only after a run that was done: before, the mirror may hold half of
    /// the world, and what it lacks would be made a second time.
    private func handleArrivals() async {
        let due = clock.now.advanced(by: interval)
        // What arrived during the run, or before the process began, rings no more.
        var hasArrivals = true
        while !Task.isCancelled {
            let hasFailed = hasArrivals ? await !runArrivalsOnce() : false
            let left = clock.now.duration(to: due)
            guard left > .zero else { return }
            if hasFailed {
                try? await clock.sleep(for: min(left, Self.pauseAfterFailure))
            } else {
                hasArrivals = await bell.wait(atMost: left, clock: clock)
            }
        }
    }

    /// How long a remote that did not answer is left alone.
    private static let pauseAfterFailure = Duration.seconds(15)

    /// Whether it was done. After a failure everything still waits.
    private func runArrivalsOnce() async -> Bool {
        do {
            guard let report = try await engine.runArrivals(SyncOptions(patience: 5)) else { return true }
            logger.info(
                "handled what arrived",
                metadata: [
                    "changed": "\(report.changed)", "writes": "\(report.dispatched.applied)",
                    "failed": "\(report.dispatched.failed)",
                ]
            )
            return true
        } catch {
            logger.warning("what arrived could not be handled and waits", metadata: ["cause": "\(error)"])
            return false
        }
    }

    /// A run that fails is reported and tried again at the next turn: the service outlives its remotes' troubles.
    ///
    /// - Returns: Whether it was done.
    private func runOnce() async -> Bool {
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
            return report.vanished == 0
        } catch is CancellationError {
            logger.debug("run cancelled")
        } catch {
            state.withLock { $0.last = .failed("\(error)", at: Date()) }
            logger.error("run failed", metadata: ["cause": "\(error)"])
        }
        return false
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
