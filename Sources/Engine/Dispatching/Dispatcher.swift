import Foundation
import Logging
import Reconciliation
import Records
import Storage

/// Takes one system's writes from the outbox to the remote, in order per link, many links at once.
///
/// The intent is on disk before the call: a claimed write is marked as on its way, so that whoever finds it after a crash
/// knows that it may have been done, and looks for its marker before doing it again.
struct Dispatcher: Sendable {
    let workspace: Workspace
    let store: Store
    let connection: any RemoteConnection
    /// The other system, to look there once more before something is done because of it.
    let counterpart: any RemoteConnection
    let retry: RetryStrategy
    /// Seconds to wait for a write that is due later.
    let patience: Double
    let environment: EngineEnvironment
    let logger: Logger

    /// Writes claimed, sent and settled together. As many outcomes share one commit.
    static let roundSize = 32

    /// What is claimed counts as begun should this process end: where no write is sent twice, no more is claimed than is sent
    /// at once.
    private var limit: Int { connection.answersLater ? connection.writeConcurrency : Self.roundSize }

    /// Seconds that a claimed write belongs to this process. Longer than any call with its retries.
    static let leaseSeconds = 300.0

    /// Sends what is due until nothing is, and returns what was done.
    ///
    /// - Throws: ``RemoteError`` when the connection is unusable; the writes stay in the outbox.
    func drain(progress: (DispatchCounts) -> Void) async throws -> DispatchCounts {
        var counts = DispatchCounts()
        while !Task.isCancelled {
            let claims = try await claim()
            if claims.isEmpty {
                guard try await waitForDue() else { return counts }
                continue
            }
            let outcomes = try await send(claims)
            counts.add(try await settle(outcomes))
            progress(counts)
            if case .failed(let error)? = outcomes.first(where: { $0.outcome.isStop })?.outcome { throw error }
        }
        return counts
    }

    /// Gives back what was claimed and never settled: by a process that is no more, or by an earlier run of this one that
    /// was interrupted. Nothing may be under way.
    func recover() async throws -> Int {
        if connection.answersLater { return try await recoverAccepted() }
        if environment.has(.leavesLeases) { return 0 }
        let settle = Int64(connection.settleSeconds * 1000)
        return try await store.write { [workspace, connection] in
            try $0.expireLeases(
                except: nil,
                system: connection.kind.system,
                settle: settle,
                workspace: workspace.id
            )
        }
    }

    /// A claimed write with the link it belongs to.
    struct Claim: Sendable {
        let write: OutboxWrite
        let plan: PlannedWrite
        let link: Link?
    }

    /// A claim and what came of it.
    struct Settled: Sendable {
        let claim: Claim
        let outcome: WriteOutcome
    }

    private func claim() async throws -> [Claim] {
        let now = environment.moment
        return try await store.write { [workspace, environment, connection, limit] tx in
            let writes = try tx.claim(
                system: connection.kind.system,
                limit: limit,
                owner: environment.owner,
                now: now,
                leaseUntil: now.adding(seconds: Self.leaseSeconds),
                workspace: workspace.id
            )
            return try writes.map { write in
                Claim(
                    write: write,
                    plan: try JSONDecoder().decode(PlannedWrite.self, from: write.payload),
                    link: try tx.link(write.linkID, workspace: workspace.id)
                )
            }
        }
    }

    /// Waits for the next write that can be claimed; false when there is none, or only later than patience lasts.
    private func waitForDue() async throws -> Bool {
        let due = try await store.read { [workspace, connection] in
            try $0.nextDue(system: connection.kind.system, workspace: workspace.id)
        }
        guard let due else { return false }
        let seconds = due.date.timeIntervalSince(environment.now())
        guard seconds <= patience else { return false }
        // One that is due already became free just now, when the other system finished the write that it waited for.
        if seconds > 0 { try await environment.sleep(seconds) }
        return true
    }

    private func send(_ claims: [Claim]) async throws -> [Settled] {
        let found = try await lookUp(claims)
        return await withTaskGroup(of: Settled.self) { group in
            var settled: [Settled] = []
            for (index, claim) in claims.enumerated() {
                if index >= connection.writeConcurrency, let done = await group.next() { settled.append(done) }
                group.addTask { await self.send(claim, found) }
            }
            for await done in group { settled.append(done) }
            return settled
        }
    }

    private func send(_ claim: Claim, _ found: Result<[String: Record], RemoteError>) async -> Settled {
        let isCreate = claim.plan.action == .create
        let isInDoubt = claim.write.doubts > 1 && isCreate && !environment.has(.neverLooksUp)
        var plan = claim.plan
        if isCreate, environment.has(.dropsMarker) { plan.marker = nil }
        if isInDoubt, case .failure(let error) = found {
            // Nothing was sent. Where an unclear write counts as taken, the run ends, and the next one looks again.
            let isStop = error.disposition == .stopped || connection.answersLater
            let disposition: RemoteError.Disposition = isStop ? .stopped : .unclear
            return Settled(claim: claim, outcome: .failed(RemoteError(disposition, error.message)))
        }
        let markers = (try? found.get()) ?? [:]
        let attempt = WriteAttempt(
            connection: connection,
            counterpart: counterpart,
            write: claim.write,
            plan: plan,
            targetID: claim.plan.targetID ?? claim.link?.remoteID(of: claim.plan.kind),
            foundByMarker: isInDoubt ? claim.plan.marker.flatMap { markers[$0] } : nil,
            now: environment.now(),
            checksBase: !environment.has(.skipsBaseCheck)
        )
        return Settled(claim: claim, outcome: await attempt.perform())
    }

    /// One look for the markers of all creates whose earlier outcome is unclear.
    private func lookUp(_ claims: [Claim]) async throws -> Result<[String: Record], RemoteError> {
        let doubtful = claims.filter { $0.write.doubts > 1 && $0.plan.action == .create }
        let markers = Set(doubtful.compactMap(\.plan.marker))
        guard let oldest = doubtful.map(\.write.createdAt).min(), !markers.isEmpty else { return .success([:]) }
        do {
            let since = oldest.date.addingTimeInterval(-Self.clockSkewSeconds)
            return .success(try await connection.find(markers: markers, createdSince: since))
        } catch let error as RemoteError {
            return .failure(error)
        }
    }

    /// How far this machine's clock and the remote's may be apart.
    static let clockSkewSeconds = 900.0
}

extension WriteOutcome {
    /// Whether the connection is unusable.
    var isStop: Bool {
        if case .failed(let error) = self { error.disposition == .stopped } else { false }
    }
}
