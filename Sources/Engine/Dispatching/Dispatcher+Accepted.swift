import Foundation
import Reconciliation
import Records
import Storage

/// Writes that a remote takes without a word about the result: they rest until a look shows them, and are never sent twice.
extension Dispatcher {
    /// Whether the write was taken, or nobody can tell where that has to count as taken.
    func isAccepted(_ error: RemoteError) -> Bool {
        error.disposition == .accepted || (connection.answersLater && error.disposition == .unclear)
    }

    /// Lets a write rest that was taken.
    func accept(_ claim: Claim, _ error: RemoteError, _ tx: StoreTransaction, _ counts: inout DispatchCounts) throws {
        try tx.release(
            claim.write.id,
            as: .accepted,
            isInDoubt: true,
            notBefore: environment.moment.adding(seconds: connection.unseenSeconds),
            error: error.message,
            owner: environment.owner,
            workspace: workspace.id
        )
        counts.accepted += 1
    }

    /// Lets every write rest that was on its way when a process ended: it may have been taken.
    func recoverAccepted() async throws -> Int {
        let patience = Int64(connection.unseenSeconds * 1000)
        return try await store.write { [workspace, connection] in
            try $0.acceptExpired(system: connection.kind.system, patience: patience, workspace: workspace.id)
        }
    }

    /// Settles every accepted write that the last look shows, and asks a person about those that it should have shown.
    ///
    /// - Parameter resending: Whether a person wants those that it should have shown to be decided on, and sent, once more.
    func settleAccepted(resending: Bool) async throws -> DispatchCounts {
        let system = connection.kind.system
        return try await store.write { [self] tx in
            let claims = try tx.acceptedWrites(system: system, workspace: workspace.id).map { try claim($0, tx) }
            let search = AcceptedSearch(workspace: workspace, claims: claims)
            var counts = DispatchCounts()
            for claim in claims { try settle(claim, search, resending: resending, tx, &counts) }
            return counts
        }
    }

    private func claim(_ write: OutboxWrite, _ tx: StoreTransaction) throws -> Claim {
        Claim(
            write: write,
            plan: try JSONDecoder().decode(PlannedWrite.self, from: write.payload),
            link: try tx.link(write.linkID, workspace: workspace.id)
        )
    }

    private func settle(
        _ claim: Claim,
        _ search: AcceptedSearch,
        resending: Bool,
        _ tx: StoreTransaction,
        _ counts: inout DispatchCounts
    ) throws {
        let isLate = claim.write.notBefore <= environment.moment
        switch try search.look(for: claim, isLate: isLate, tx) {
        case .seen(let record, let note):
            guard try tx.removeAccepted(claim.write.id, workspace: workspace.id) else { return }
            if claim.plan.copy == nil {
                try complete(claim, record, note, tx)
            } else {
                try keep(claim, record, note, tx)
            }
            try takeBackQuestion(claim, tx)
            counts.countApplied(claim.plan)
        case .gone(let id):
            guard try tx.removeAccepted(claim.write.id, workspace: workspace.id) else { return }
            try tx.enqueue([event(.replan, id)], workspace: workspace.id)
            try takeBackQuestion(claim, tx)
            counts.replanned += 1
        case .unseen where isLate && resending: try decideAnew(claim, tx, &counts)
        case .unseen where isLate: try ask(claim, tx)
        case .unseen: break
        }
    }

    /// Forgets the write, on a person's word, and puts its record before the reconciler.
    private func decideAnew(_ claim: Claim, _ tx: StoreTransaction, _ counts: inout DispatchCounts) throws {
        guard let subject = claim.subject, try tx.removeAccepted(claim.write.id, workspace: workspace.id) else {
            return
        }
        if claim.plan.action == .create {
            try tx.dropWrites(ofLink: claim.write.linkID, workspace: workspace.id)
            try tx.removeLink(claim.write.linkID, workspace: workspace.id)
        }
        try tx.enqueue([event(.review, subject)], workspace: workspace.id)
        try takeBackQuestion(claim, tx)
        counts.replanned += 1
    }

    private func ask(_ claim: Claim, _ tx: StoreTransaction) throws {
        guard let subject = claim.subject else { return }
        let system = claim.plan.system.title
        let item = ReviewItem(
            subject: subject,
            code: .unseen,
            message: "\(claim.plan.action.rawValue) of the \(claim.plan.kind.rawValue) was handed over at "
                + "\(claim.write.attemptedAt?.date.formatted(.iso8601) ?? "an unknown time") and does not show in \(system). It is "
                + "not sent again by itself, and what follows for this customer waits. Look whether it is held or failed "
                + "where it was handed to. Once it is certain that it will not be done any more: tenon sync run --retry-failed"
        )
        try tx.addReview([ReviewRow(item, at: environment.moment)], workspace: workspace.id)
    }

    private func takeBackQuestion(_ claim: Claim, _ tx: StoreTransaction) throws {
        guard let subject = claim.subject else { return }
        try tx.removeReview(of: subject, code: ReviewItem.Code.unseen.rawValue, workspace: workspace.id)
    }
}

extension Dispatcher.Claim {
    /// The record under which a person is told about the write.
    fileprivate var subject: RecordID? {
        link.flatMap { $0.recordID(of: .contact) ?? $0.recordID(of: .project) }
    }
}
