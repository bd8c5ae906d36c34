import Reconciliation
import Records
import Storage

/// Looking once more at what was left undone. There may be as many such records as there are at all: one is handled at a
/// time.
extension SyncEngine {
    /// What a look at the leftovers found.
    struct Leftovers: Sendable {
        /// Whether writes rest as accepted, for which what is read next has to be searched.
        let hasAccepted: Bool
        /// Whether something happened that was not handled yet.
        let hasNews: Bool
    }

    /// Puts what waits for a person, and what was withheld, before the reconciler once more: it may have healed.
    func requeue(retriesFailed: Bool) async throws -> Leftovers {
        try await store.write { [self] tx in
            let id = workspace.id
            try tx.eachReviewSubject(of: Self.healingCodes, workspace: id) { try lookAgain(at: $0, tx) }
            for subject in try tx.contactsWithOpenDecisions(workspace: id) { try lookAgain(at: subject, tx) }
            let counts = try tx.outboxCounts(workspace: id)
            let states: [OutboxWrite.State] = retriesFailed ? [.withheld, .dead] : [.withheld]
            for linkID in try states.filter({ counts[$0] != nil }).flatMap({
                try tx.linkIDs(withWritesIn: $0, workspace: id)
            }) {
                let link = try tx.link(linkID, workspace: id)
                let subject = RecordKind.linked.compactMap { link?.recordID(of: $0) }.first
                if let subject { try lookAgain(at: subject, tx) }
            }
            if retriesFailed { try tx.dropDeadIntents(workspace: id) }
            return Leftovers(hasAccepted: counts[.accepted] != nil, hasNews: try tx.hasNews(workspace: id))
        }
    }

    /// Puts the projects that nobody's contact claims before the reconciler once more. They may be nearly all projects there
    /// are, and while nothing happens, nothing is found for them: a run without changes leaves them alone.
    func requeueUnclaimed() async throws {
        try await store.write { [self] tx in
            try tx.eachReviewSubject(of: Self.waitingCodes, workspace: workspace.id) { try lookAgain(at: $0, tx) }
        }
    }

    private func lookAgain(at subject: RecordID, _ tx: StoreTransaction) throws {
        let event = InboxEvent(
            id: environment.nextID(),
            source: .review,
            subject: subject,
            receivedAt: environment.moment
        )
        try tx.enqueue([event], workspace: workspace.id)
    }

    /// What may have healed by itself.
    private static let healingCodes = Set(ReviewItem.Code.allCases.map(\.rawValue))
        .subtracting(restingCodes).subtracting(waitingCodes)

    /// What no second look of reconciliation would heal. A fence is looked at by its flow, in every run.
    private static let restingCodes = Set([ReviewItem.Code.refused, .coerced, .unseen, .fence].map(\.rawValue))

    /// What heals only when some record changes.
    private static let waitingCodes: Set<String> = [ReviewItem.Code.unclaimed.rawValue]
}
