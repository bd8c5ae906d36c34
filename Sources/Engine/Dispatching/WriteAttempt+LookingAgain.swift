import Reconciliation
import Records

extension WriteAttempt {
    /// Whether what a deletion led to must not be done any more: the record is back, or somebody changed the target.
    ///
    /// - Returns: What was found instead; nil when it may be done.
    func change(since look: LookAgain) async throws -> WriteOutcome? {
        do {
            if let gone = look.gone {
                let place = gone.kind == connection.kind ? connection : counterpart
                if let back = try await place.read(gone.remoteID) { return .moved(back) }
            }
            guard !look.seen.isEmpty, let targetID else { return nil }
            guard let current = try await connection.read(targetID) else {
                return .missing(RecordID(plan.kind, targetID))
            }
            let isAsSeen = look.seen.allSatisfy { current[$0.key].nullIfBlank == $0.value.nullIfBlank }
            if !isAsSeen { return .moved(current) }
            return current.isArchived ? .applied(current, note: "was archived already") : nil
        } catch let error as RemoteError where error.disposition == .unclear {
            // A look has no effect that could be in doubt.
            throw RemoteError(.retry(after: nil), error.message)
        }
    }
}
