import Foundation
import Reconciliation
import Records
import Storage

/// Looks in the mirror for what accepted writes should have led to.
struct AcceptedSearch {
    /// What a look came to.
    enum Finding {
        case seen(Record, note: String)
        case unseen
        /// The target is not there any more.
        case gone(RecordID)
    }

    private let workspace: Workspace
    /// How many of the writes have a key. One that two have tells neither.
    private let holders: [MatchKey: Int]

    init(workspace: Workspace, claims: [Dispatcher.Claim]) {
        self.workspace = workspace
        let keys = claims.filter { $0.plan.action == .create }
            .flatMap { AcceptedWrite(plan: $0.plan, mapping: workspace.mapping).keys }
        holders = Dictionary(keys.map { ($0, 1) }, uniquingKeysWith: +)
    }

    func look(for claim: Dispatcher.Claim, isLate: Bool, _ tx: StoreTransaction) throws -> Finding {
        let write = AcceptedWrite(plan: claim.plan, mapping: workspace.mapping)
        if claim.plan.action == .create { return try lookForNew(write, claim, tx) }
        guard
            let id = claim.plan.targetID.map({ RecordID(claim.plan.kind, $0) })
                ?? claim.link?.recordID(of: claim.plan.kind),
            let stored = try tx.records([id], workspace: workspace.id)[id]
        else { return .unseen }
        if stored.goneAt != nil { return .gone(id) }
        guard write.isShown(by: stored.record, isLate: isLate) else { return .unseen }
        return .seen(stored.record, note: "handed over without a word about the result; seen in the next list")
    }

    /// The new object by the best key that it has. A marker is proof; anything else must be new, and the only one.
    private func lookForNew(_ write: AcceptedWrite, _ claim: Dispatcher.Claim, _ tx: StoreTransaction) throws -> Finding
    {
        let keys = write.keys.filter { holders[$0] == 1 }
        for tier in MatchKey.Tier.allCases {
            let found = try records(with: keys.filter { $0.tier == tier }, of: claim.plan.kind, tx)
            let fit = tier == .marker ? found : found.filter { isNew($0, since: claim.write) }
            guard let first = fit.first, tier == .marker || fit.count == 1 else { continue }
            let note = "handed over without a word about the result; seen in the next list, by its \(Self.word(tier))"
            return .seen(first, note: note)
        }
        return .unseen
    }

    private static func word(_ tier: MatchKey.Tier) -> String {
        switch tier {
        case .marker: "marker"
        case .number: "number"
        case .phoneAndName: "phone and name"
        case .name: "name"
        }
    }

    /// Records of nobody's that have one of the keys, oldest first.
    private func records(with keys: Set<MatchKey>, of kind: RecordKind, _ tx: StoreTransaction) throws -> [Record] {
        guard !keys.isEmpty else { return [] }
        let stored = Set(keys.map { StoredKey(tier: $0.tier.rawValue, text: $0.text) })
        let ids = Set(try tx.holders(of: stored, workspace: workspace.id).map(\.record)).filter { $0.kind == kind }
        let links = try tx.links(of: Array(ids), workspace: workspace.id)
        return try tx.records(ids.filter { links[$0] == nil }, workspace: workspace.id).values
            .filter { $0.goneAt == nil }.map(\.record)
            .sorted {
                ($0.createdAt ?? .distantFuture, $0.id.remoteID) < ($1.createdAt ?? .distantFuture, $1.id.remoteID)
            }
    }

    private func isNew(_ record: Record, since write: OutboxWrite) -> Bool {
        guard !record.isArchived, let createdAt = record.createdAt, let attemptedAt = write.attemptedAt else {
            return false
        }
        return createdAt >= attemptedAt.date.addingTimeInterval(-Dispatcher.clockSkewSeconds)
    }
}
