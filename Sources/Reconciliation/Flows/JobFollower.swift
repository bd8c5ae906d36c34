import Mapping
import Records

/// How a sub-project that stands for an opportunity follows it.
struct JobFollower {
    let rule: JobRule
    let situation: JobSituation
    let copy: Copy
    let subProject: Record

    var plan: PairPlan {
        // What an older Tenon wrote and this one cannot read is as if it had never said anything.
        let last =
            JobContent(text: copy.content) ?? JobContent(title: subProject["title"], number: subProject["number"])
        switch situation.opportunity {
        case .present(let opportunity) where rule.isMet(by: opportunity): return follow(opportunity, last)
        case .present(let opportunity): return retire(last, because: rule.words(for: opportunity))
        case .gone: return retire(last, because: "opportunity \(situation.opportunityID) was deleted in HighLevel")
        case .none: return nothing
        }
    }

    private var nothing: PairPlan { PairPlan(subject: situation.subject) }

    /// Archives the sub-project, unless it was archived before, by Tenon or by a person: whoever brought it back since then
    /// wants it.
    private func retire(_ last: JobContent, because reason: String) -> PairPlan {
        guard rule.whenLost == .archive, !last.isArchived, !subProject.isArchived else { return nothing }
        var content = last
        content.isArchived = true
        return write(.archive, [], content, reason)
    }

    private func follow(_ opportunity: Record, _ last: JobContent) -> PairPlan {
        let reason = rule.words(for: opportunity)
        var content = last
        content.isArchived = false
        switch (last.isArchived, subProject.isArchived) {
        case (true, true): return write(.unarchive, [], content, reason)
        // A person brought it back: that is only put on record.
        case (true, false): return write(.update, [], content, reason)
        case (false, true): return nothing
        case (false, false): return keepLike(opportunity, last)
        }
    }

    private func keepLike(_ opportunity: Record, _ last: JobContent) -> PairPlan {
        var content = last
        var changes: [FieldChange] = []
        var items: [ReviewItem] = []
        let wanted = JobContent(title: rule.title(of: opportunity), number: rule.number(of: opportunity))
        for (field, comparison) in [("title", .name), ("number", .text)] as [(FieldName, Comparison)] {
            let now = subProject[field]
            let differs = !comparison.same(now, wanted[field])
            if comparison.isChange(from: last[field], to: now), differs {
                items.append(edited(field, now, wanted[field]))
            } else if wanted[field] != last[field], !(field == "title" && wanted.title.isBlank) {
                if now.nullIfBlank != wanted[field] {
                    changes.append(FieldChange(field: field, from: now.nullIfBlank, to: wanted[field]))
                }
                if field == "title" { content.title = wanted.title } else { content.number = wanted.number }
            }
        }
        var plan = nothing
        if content != last { plan = write(.update, changes, content, reason(for: opportunity, changes)) }
        plan.reviewItems = items
        return plan
    }

    private func reason(for opportunity: Record, _ changes: [FieldChange]) -> String {
        let fields = changes.map(\.field.rawValue).joined(separator: " and ")
        return "\(rule.words(for: opportunity)): its \(fields.isEmpty ? "values" : fields) changed in HighLevel"
    }

    private func edited(_ field: FieldName, _ now: Value, _ wanted: Value) -> ReviewItem {
        ReviewItem(
            subject: subProject.id,
            code: .oneWay,
            field: field,
            message: "\(field) was changed in busybusy to \"\(now)\", and opportunity \(situation.opportunityID) says "
                + "\"\(wanted)\". Left as it is; opportunities go one way only."
        )
    }

    private func write(
        _ action: PlannedWrite.Action,
        _ changes: [FieldChange],
        _ content: JobContent,
        _ reason: String
    ) -> PairPlan {
        let write = PlannedWrite(
            kind: .subProject,
            action: action,
            targetID: subProject.id.remoteID,
            changes: changes,
            reason: reason,
            intent: situation.intent,
            copy: CopyDraft(situation.copyID, content: content.text)
        )
        return PairPlan(subject: situation.subject, writes: [write])
    }
}
