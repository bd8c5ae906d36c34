import Foundation
import Logging
import Mapping
import Reconciliation
import Records
import Storage

extension Dispatcher {
    /// Puts the outcomes of a round on record: result, new base and history in one transaction.
    func settle(_ outcomes: [Settled]) async throws -> DispatchCounts {
        try await store.write { [self] tx in
            var counts = DispatchCounts()
            for settled in outcomes { try settle(settled, tx, &counts) }
            return counts
        }
    }

    private func settle(_ settled: Settled, _ tx: StoreTransaction, _ counts: inout DispatchCounts) throws {
        let claim = settled.claim
        switch try mirrored(settled.outcome, tx) {
        case .applied(let record, let note):
            guard try finish(claim, tx) else { return }
            if claim.plan.copy == nil {
                try complete(claim, record, note, tx)
            } else {
                try keep(claim, record, note, tx)
            }
            counts.countApplied(claim.plan)
        case .appliedBeside(let record):
            guard try finish(claim, tx) else { return }
            if let record {
                try keep(claim, record, nil, tx)
            } else {
                let targetID = claim.plan.targetID ?? claim.link?.contactID
                try tx.append([entry(claim, targetID: targetID, note: nil)], workspace: workspace.id)
            }
            counts.countApplied(claim.plan)
        case .moved(let current):
            guard try finish(claim, tx) else { return }
            if claim.plan.undoes != nil { noteMovedUndo(claim) }
            try replan(claim, seeing: current, tx)
            counts.replanned += 1
        case .missing where claim.plan.copy != nil:
            guard try finish(claim, tx) else { return }
            try letGo(claim, tx)
            counts.replanned += 1
        case .missing(let id):
            guard try finish(claim, tx) else { return }
            try tx.dropWrites(ofLink: claim.write.linkID, workspace: workspace.id)
            try tx.markGone([id], at: environment.moment, workspace: workspace.id)
            if !environment.has(.forgetsMissing) {
                try tx.enqueue([event(.replan, id)], workspace: workspace.id)
            }
            counts.replanned += 1
        case .duplicate(let existing) where environment.has(.adoptsNobody):
            try fail(claim, RemoteError(.refused, "there is \(existing.id)"), tx, &counts)
        case .duplicate(let existing): try adopt(existing, for: claim, tx, &counts)
        case .failed(let error) where isAccepted(error): try accept(claim, error, tx, &counts)
        case .failed(let error): try fail(claim, error, tx, &counts)
        }
    }

    /// The outcome with its record as the mirror keeps it.
    private func mirrored(_ outcome: WriteOutcome, _ tx: StoreTransaction) throws -> WriteOutcome {
        switch outcome {
        case .applied(let record, let note): .applied(try mirror.completed(record, tx), note: note)
        case .appliedBeside(let record): .appliedBeside(try record.map { try mirror.completed($0, tx) })
        case .moved(let current): .moved(try mirror.completed(current, tx))
        case .duplicate(let existing): .duplicate(try mirror.completed(existing, tx))
        case .missing, .failed: outcome
        }
    }

    var mirror: Mirror { Mirror(workspace: workspace) }

    /// Removes the write from the outbox; false when its lease was lost and somebody else has it.
    func finish(_ claim: Claim, _ tx: StoreTransaction) throws -> Bool {
        !(try tx.finish([claim.write.id], owner: environment.owner, workspace: workspace.id).isEmpty)
    }

    func complete(_ claim: Claim, _ record: Record, _ note: String?, _ tx: StoreTransaction) throws {
        // The link is read again: another write of this round may have changed it.
        if var link = try tx.link(claim.write.linkID, workspace: workspace.id) {
            if !environment.has(.forgetsLink) { link.setRemoteID(record.id) }
            for (field, pair) in claim.plan.base where !environment.has(.forgetsBase) {
                let pair =
                    claim.plan.undoes == nil ? pair : pair.keepingOther(than: record.id.kind, of: link.base[field])
                link.base[field] = settledPair(pair, field, record)
            }
            switch claim.plan.action {
            case .archive where claim.plan.undoes != nil: link.state = .archived
            case .unarchive where claim.plan.undoes != nil: try wake(&link, tx)
            case .create:
                link.state = .linked
                // A new contact is in scope only if its tags say so; else it would seem to have left with its first change.
                if record.id.kind == .contact { link.wasInScope = workspace.mapping.includes(contact: record) }
            case .archive:
                link.state = .retired
                link.wasInScope = false
            case .unarchive:
                link.state = .linked
                link.wasInScope = true
            // The tag for an archived project is the only one that an existing contact gets.
            case .addTags: link.state = .archived
            case .update, .createTask, .createNote, .updateNote, .createField: break
            }
            try tx.save([link], workspace: workspace.id)
        }
        try noteMoves(claim.plan, record, tx)
        try mirror.take([record], tx)
        let coerced = coercions(claim.plan, record)
        try tx.addReview(coerced.map { ReviewRow($0, at: environment.moment) }, workspace: workspace.id)
        let notes = [note].compactMap { $0 } + coerced.map(\.message)
        let entry = entry(claim, targetID: record.id.remoteID, note: notes.isEmpty ? nil : notes.joined(separator: " "))
        try tx.append([entry], workspace: workspace.id)
    }

    /// Looks again at a target that changed in more than was written since it was last read: once the mirror has it, no scan
    /// would call that a change.
    private func noteMoves(_ plan: PlannedWrite, _ record: Record, _ tx: StoreTransaction) throws {
        guard var expected = try tx.records([record.id], workspace: workspace.id)[record.id]?.record else { return }
        for change in plan.changes { expected[change.field] = record[change.field] }
        if plan.action == .addTags { expected["tags"] = record["tags"] }
        if [.archive, .unarchive].contains(plan.action) { expected.isArchived = record.isArchived }
        guard expected.digest != record.digest else { return }
        try tx.enqueue([event(.replan, record.id)], workspace: workspace.id)
    }

    /// What the written side really says now, beside what the other side said when the write was planned.
    private func settledPair(_ pair: BasePair, _ field: FieldName, _ record: Record) -> BasePair {
        switch record.id.kind {
        case .project:
            // A part of a field, named after a dot, is kept with what the whole field says.
            let whole = FieldName(rawValue: String(field.rawValue.prefix { $0 != "." }))
            return BasePair(contact: pair.contact, project: record[whole])
        case .contact:
            let rule = workspace.mapping.fields.first { $0.busybusy == field }
            return BasePair(contact: rule?.contactValue(in: record) ?? pair.contact, project: pair.project)
        default: return pair
        }
    }

    /// Values that the remote took and then said differently, or not at all.
    private func coercions(_ plan: PlannedWrite, _ record: Record) -> [ReviewItem] {
        plan.changes.compactMap { change in
            let comparison = RecordSchema.schema(of: plan.kind).field(change.field)?.comparison ?? .exact
            guard !comparison.comparison(region: workspace.mapping.region).same(record[change.field], change.to),
                !CustomFieldEcho.same(change.to, record[change.field])
            else { return nil }
            return ReviewItem(
                subject: record.id,
                code: .coerced,
                field: change.field,
                message: "\(plan.kind.system.title) was sent \"\(change.to)\" for \(change.field) and says "
                    + "\"\(record[change.field])\"."
            )
        }
    }

    private func replan(_ claim: Claim, seeing current: Record, _ tx: StoreTransaction) throws {
        if claim.plan.copy == nil { try tx.dropWrites(ofLink: claim.write.linkID, workspace: workspace.id) }
        try mirror.take([current], tx)
        if claim.plan.action == .create, claim.plan.copy == nil { try freeHalf(claim, tx) }
        guard current.id.kind.counterpart != nil, !environment.has(.forgetsReplan) else { return }
        try tx.enqueue([event(.replan, current.id)], workspace: workspace.id)
    }

    /// The other half need not be made: it is back. What there is of the link goes, so that the two are matched again.
    private func freeHalf(_ claim: Claim, _ tx: StoreTransaction) throws {
        guard let link = claim.link, link.state == .pending else { return }
        try tx.removeLink(link.id, workspace: workspace.id)
        let halves = RecordKind.linked.compactMap(link.recordID(of:))
        try tx.enqueue(halves.map { event(.replan, $0) }, workspace: workspace.id)
    }

    /// The remote refused a second object and named the one there is. One with the write's own marker is what an earlier
    /// attempt made. Another is taken when it is free and has the same name; anything else is for a person.
    private func adopt(
        _ existing: Record,
        for claim: Claim,
        _ tx: StoreTransaction,
        _ counts: inout DispatchCounts
    ) throws {
        if let draft = claim.plan.copy, claim.member != nil, claim.plan.action == .create {
            return try takeOver(existing, for: claim, draft, tx, &counts)
        }
        if let marker = claim.plan.marker, existing["source"] == Value(marker) {
            guard try finish(claim, tx) else { return }
            try complete(claim, existing, "made by an earlier attempt whose reply was lost; named by HighLevel", tx)
            return counts.countApplied(claim.plan)
        }
        try mirror.take([existing], tx)
        let wanted = claim.plan.changes.first { $0.field == "name" }?.to ?? .null
        let isFree = try tx.links(of: [existing.id], workspace: workspace.id).isEmpty
        let isEmployee = workspace.mapping.isEmployee(contact: existing)
        guard claim.plan.action == .create, isFree, !isEmployee, Comparison.name.same(existing["name"], wanted) else {
            let message =
                "\(claim.plan.kind.system.title) allows no second \(claim.plan.kind.rawValue) like this one: it has "
                + "\(existing.id), \(existing["name"])\(isEmployee ? ", an employee's" : ""). Correct the phone on one side"
                + "\(isEmployee ? "." : ", or make the names the same.")"
            return try fail(claim, RemoteError(.refused, message), tx, &counts)
        }
        guard try finish(claim, tx), var link = try tx.link(claim.write.linkID, workspace: workspace.id) else { return }
        try tx.dropWrites(ofLink: link.id, workspace: workspace.id)
        link.setRemoteID(existing.id)
        link.state = .linked
        link.wasInScope = workspace.mapping.includes(contact: existing)
        try tx.save([link], workspace: workspace.id)
        try tx.enqueue([event(.replan, existing.id)], workspace: workspace.id)
        counts.replanned += 1
    }

    func fail(
        _ claim: Claim,
        _ error: RemoteError,
        _ tx: StoreTransaction,
        _ counts: inout DispatchCounts
    ) throws {
        let next = FailureDecision(
            error: error,
            attempts: claim.write.attempts,
            retry: retry,
            settleSeconds: environment.has(.retriesAtOnce) ? 0 : connection.settleSeconds,
            random: environment.random()
        )
        let isFinal = next.isFinal || environment.has(.givesUpAtOnce)
        // What was to follow the object's creation cannot, and is planned again together with it.
        if isFinal, claim.plan.action == .create, claim.plan.copy == nil {
            try tx.dropWrites(ofLink: claim.write.linkID, workspace: workspace.id)
        }
        try tx.release(
            claim.write.id,
            as: isFinal ? .dead : .pending,
            isInDoubt: next.isInDoubt && !environment.has(.forgetsDoubt),
            notBefore: environment.moment.adding(seconds: next.delay),
            error: error.message,
            countsAttempt: next.countsAttempt,
            owner: environment.owner,
            workspace: workspace.id
        )
        guard isFinal else {
            counts.retried += 1
            return
        }
        counts.failed += 1
        logger.error(
            "a write was given up",
            metadata: [
                "write": "\(claim.write.id)", "action": "\(claim.plan.action.rawValue)", "cause": "\(error.message)",
            ]
        )
        let linked = claim.link.flatMap { $0.recordID(of: .contact) ?? $0.recordID(of: .project) }
        let subject = linked ?? claim.plan.targetID.map { RecordID(claim.plan.kind, $0) } ?? claim.member
        guard let subject else { return }
        let item = ReviewItem(
            subject: subject,
            code: .refused,
            message: "\(claim.plan.action.rawValue) of the \(claim.plan.kind.rawValue) failed: \(error.message)"
        )
        try tx.addReview([ReviewRow(item, at: environment.moment)], workspace: workspace.id)
    }

    func entry(_ claim: Claim, targetID: String?, note: String?) -> JournalEntry {
        JournalEntry(
            id: environment.nextID(),
            at: environment.moment,
            runID: claim.write.runID,
            writeID: claim.write.id,
            linkID: claim.write.linkID,
            kind: claim.plan.kind,
            action: claim.plan.action.rawValue,
            targetID: targetID,
            changes: (try? JSONEncoder().encode(claim.plan.journalChanges)) ?? Data("[]".utf8),
            cause: claim.plan.reason,
            actor: claim.plan.actor ?? (claim.plan.undoes == nil ? "tenon" : "person"),
            note: note
        )
    }

    func event(_ source: InboxEvent.Source, _ subject: RecordID) -> InboxEvent {
        InboxEvent(id: environment.nextID(), source: source, subject: subject, receivedAt: environment.moment)
    }
}

extension PlannedWrite {
    /// The changes as history keeps them, tags and task included.
    var journalChanges: [FieldChange] {
        var all = changes
        if let note { all.append(FieldChange(field: "note", from: Value(note.replaced), to: .text(note.body))) }
        if let field { all.append(FieldChange(field: "custom field", from: .null, to: .text(field.name))) }
        if !tags.isEmpty { all.append(FieldChange(field: "tags", from: .null, to: Value(tags))) }
        if let task { all.append(FieldChange(field: "task", from: .null, to: .text(task.title))) }
        return all
    }
}
