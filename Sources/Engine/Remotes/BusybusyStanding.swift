public import Busybusy
public import Foundation
import Storage
import Synchronization

/// What is known of a connection to busybusy, and what follows from it: which way writes go, and what a scan must read.
///
/// It goes by what the doctor stored. When nothing is stored, or what is stored is of another address, another key or
/// another way to write, a quick look of 4 calls is made and stored in its place, so that no write is sent that nobody
/// has proven or answers for.
public final class BusybusyStanding: Sendable {
    private struct State {
        var stored: StoredCapabilities?
        /// When the last complete scan of either kind began, and the last that read everything. Not stored: a new process
        /// reads everything once.
        var lastScan: Date?
        var lastFullScan: Date?
    }

    private let client: BusybusyClient
    private let requested: BusybusyWriterChoice
    private let memory: CapabilityMemory
    private let now: @Sendable () -> Date
    private let state = Mutex(State())

    /// - Parameters:
    ///   - client: Makes the look.
    ///   - requested: The way to write that the settings ask for.
    ///   - memory: Where results are stored.
    ///   - now: The time of day.
    public init(
        client: BusybusyClient,
        requested: BusybusyWriterChoice,
        memory: CapabilityMemory,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.client = client
        self.requested = requested
        self.memory = memory
        self.now = now
    }

    /// Whether writes may be sent in the way that was asked for.
    var maySend: Bool { state.withLock { $0.stored?.result.offers.writer ?? .dryRun } != .dryRun }

    /// What is not offered, in lines for a person.
    var notOffered: [String] {
        state.withLock(\.stored)?.notOffered(store: memory.store.path) ?? []
    }

    /// Takes what is stored, or looks.
    ///
    /// - Throws: ``RemoteError`` when busybusy cannot be asked, does not take the key, or does not tell projects.
    func prepare() async throws {
        let fingerprint = client.configuration.fingerprint(salt: memory.workspace)
        let stored = try await memory.load()
        if let stored, stored.isCurrent(fingerprint: fingerprint, writer: requested) {
            return state.withLock { $0.stored = stored }
        }
        let found = try await look(stored, isSameConnection: stored?.fingerprint == fingerprint)
        let result = StoredCapabilities(found, fingerprint: fingerprint, after: stored)
        try await memory.save(result)
        state.withLock { $0.stored = result }
    }

    private func look(_ stored: StoredCapabilities?, isSameConnection: Bool) async throws -> BusybusyCapabilities {
        let probe = BusybusyProbe(
            client: client,
            writer: requested,
            // Who answered for writes did so for this connection and no other.
            operatorConfirmsWrites: isSameConnection && stored?.result.operatorConfirmsWrites == true
        )
        let found = try await probe.run(now: now(), previous: stored?.result, isQuick: true)
        for name in [BusybusyCapability.Name.connection, .projects] {
            guard let part = found[name], part.state == .refused || (name == .connection && part.state != .proven)
            else {
                continue
            }
            let words = [part.evidence, part.advice].compactMap { $0 } + part.details
            throw RemoteError(.stopped, "busybusy, \(name.title.lowercased()): " + words.joined(separator: " "))
        }
        guard isSameConnection, let stored else { return found }
        return found.completed(by: stored.result)
    }

    /// What the next scan of projects reads.
    func scanPlan(at moment: Date) -> ScanPlan {
        let (name, lastScan, lastFullScan) = state.withLock { state in
            (state.stored?.result.offers.changedSinceOperator, state.lastScan, state.lastFullScan)
        }
        return .next(operatorName: name, lastScan: lastScan, lastFullScan: lastFullScan, now: moment)
    }

    /// Notes a scan that came to its end.
    func noteScan(_ plan: ScanPlan, begun moment: Date) {
        state.withLock { state in
            state.lastScan = moment
            if plan.showsAbsence { state.lastFullScan = moment }
        }
    }

    var moment: Date { now() }
}
