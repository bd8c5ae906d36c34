import Mapping
import Reconciliation
import Records
import Storage

/// Collects, in a handful of statements, everything that the decisions about a batch of events are made from.
struct BatchReader {
    let workspace: Workspace
    let reconciler: Reconciler
    /// Records that got a link in this pass, which the store may not know of yet (a preview stores nothing).
    let taken: Set<RecordID>

    func situations(for events: [InboxEvent], _ tx: StoreTransaction) throws -> [Situation] {
        var seen: Set<RecordID> = []
        let subjects = events.map(\.subject).filter { seen.insert($0).inserted && !taken.contains($0) }
        // An event of a link with writes under way waits in the inbox. So a link that is pending here has none left that
        // could complete it, and its record is looked at as if it had no link.
        let links = try tx.links(of: subjects, workspace: workspace.id).filter { $0.value.state != .pending }
        let halves = subjects + links.values.flatMap { link in RecordKind.linked.compactMap(link.recordID(of:)) }
        let records = try tx.records(Array(Set(halves)), workspace: workspace.id)
        let unlinked = subjects.filter { id in
            guard links[id] == nil, let stored = records[id], stored.goneAt == nil else { return false }
            return reconciler.looksForCounterpart(of: stored.record)
        }
        let candidates = try candidates(for: unlinked, tx)
        let partings = try tx.partings(of: unlinked, workspace: workspace.id)
        let contactIDs = Set(links.values.compactMap(\.contactID))
        let decisions = try tx.decisions(ofContacts: Array(contactIDs), workspace: workspace.id)
        return subjects.map { subject in
            let link = links[subject]
            return Situation(
                subject: subject,
                contact: sighting(link?.recordID(of: .contact) ?? subject.only(.contact), records),
                project: sighting(link?.recordID(of: .project) ?? subject.only(.project), records),
                link: link,
                candidates: candidates[subject] ?? [],
                decisions: link?.contactID.flatMap { decisions[$0] } ?? [],
                partedFrom: partings[subject] ?? []
            )
        }
    }

    /// The unlinked projects that may be what a contact waits for: they share the marker, the number, or phone and name with
    /// one whose own project was asked for and is not seen yet.
    func awaitedProjects(among situations: [Situation], _ tx: StoreTransaction) throws -> Set<RecordID> {
        var contacts: [RecordID: [RecordID]] = [:]
        for situation in situations where situation.link == nil && situation.subject.kind == .project {
            let likely = situation.candidates.filter {
                $0.isLinked && $0.tier <= .phoneAndName && $0.record.id.kind == .contact
            }
            if !likely.isEmpty { contacts[situation.subject] = likely.map(\.record.id) }
        }
        guard !contacts.isEmpty else { return [] }
        let links = try tx.links(of: Array(Set(contacts.values.joined())), workspace: workspace.id)
        return Set(contacts.filter { _, ids in ids.contains { links[$0]?.state == .pending } }.keys)
    }

    private func sighting(_ id: RecordID?, _ records: [RecordID: StoredRecord]) -> Sighting {
        guard let id, let stored = records[id] else { return .none }
        return stored.goneAt == nil ? .present(stored.record) : .gone
    }

    /// For each of the records, the others that share a key with it, each with the best key they share.
    private func candidates(for ids: [RecordID], _ tx: StoreTransaction) throws -> [RecordID: [Candidate]] {
        guard !ids.isEmpty else { return [:] }
        let keys = try tx.keys(of: ids, workspace: workspace.id)
        let holders = try tx.holders(of: Set(keys.values.joined()), workspace: workspace.id)
        let holdersByKey = Dictionary(grouping: holders, by: \.key)
        let holderIDs = Array(Set(holders.map(\.record)))
        let records = try tx.records(holderIDs, workspace: workspace.id)
        let links = try tx.links(of: holderIDs, workspace: workspace.id)
        var candidates: [RecordID: [Candidate]] = [:]
        for (id, keys) in keys {
            var best: [RecordID: MatchKey.Tier] = [:]
            for key in keys {
                guard let tier = MatchKey.Tier(rawValue: key.tier) else { continue }
                for holder in holdersByKey[key] ?? [] where holder.record != id {
                    best[holder.record] = min(best[holder.record] ?? tier, tier)
                }
            }
            candidates[id] = best.compactMap { other, tier in
                records[other].map {
                    Candidate(record: $0.record, tier: tier, isLinked: links[other] != nil || taken.contains(other))
                }
            }.sorted { ($0.tier, $0.record.id.remoteID) < ($1.tier, $1.record.id.remoteID) }
        }
        return candidates
    }
}

extension RecordID {
    fileprivate func only(_ kind: RecordKind) -> RecordID? { self.kind == kind ? self : nil }
}
