public import Mapping
public import Records

/// Decides what becomes of opportunities as sub-projects, one after the other, each knowing what the ones before it took.
///
/// Pure. A sub-project follows its opportunity one way, and only in what the opportunity changed: what a person changes in
/// busybusy stays, and is said.
public struct JobPlanner: Sendable {
    let rule: JobRule
    /// Sub-projects that nobody's job is yet, by the id of their root.
    private var free: [String: [Record]]
    /// Sub-projects that are marked as made of an opportunity and that no copy knows, by the opportunity's id.
    private var marked: [String: [Record]] = [:]

    /// - Parameter unclaimed: The sub-projects that no copy points to.
    public init(rule: JobRule, unclaimed: [Record]) {
        self.rule = rule
        var free: [String: [Record]] = [:]
        for record in unclaimed {
            let ids = Marker.opportunityIDs(inAdditionalInfo: record["additionalInfo"].text ?? "")
            for id in ids { marked[id, default: []].append(record) }
            if ids.isEmpty, !record.isArchived { free[record.owner ?? "", default: []].append(record) }
        }
        self.free = free
    }

    /// The plan for one opportunity. Call it for the oldest first, so that it is always the same one that takes what is there.
    public mutating func plan(_ situation: JobSituation) -> PairPlan {
        var plan = decide(situation)
        plan.label = situation.contact?.firstFilled(of: ["name", "companyName"])?.value.text ?? plan.subject.remoteID
        return plan
    }

    private mutating func decide(_ situation: JobSituation) -> PairPlan {
        guard let copy = situation.copy else { return begin(situation) }
        guard situation.rootID != nil, !copy.isGone else { return PairPlan(subject: situation.subject) }
        guard let record = situation.subProject.record else { return removed(situation, copy) }
        let follower = JobFollower(rule: rule, situation: situation, copy: copy, subProject: record)
        return follower.plan
    }

    // MARK: Opportunities without a sub-project

    private mutating func begin(_ situation: JobSituation) -> PairPlan {
        guard let opportunity = situation.opportunity.record, rule.isMet(by: opportunity), let root = situation.rootID
        else { return PairPlan(subject: situation.subject) }
        let content = JobContent(title: rule.title(of: opportunity), number: rule.number(of: opportunity))
        guard !content.title.isBlank else { return nameless(situation) }
        let reason = rule.words(for: opportunity)
        switch claim(situation.opportunityID, root, content) {
        case .none: return create(situation, under: root, content, reason)
        case .one(let record, let evidence):
            return adopt(record, situation, content, "\(reason); takes the sub-project with \(evidence)")
        case .many(let ids, let evidence): return ambiguous(situation, ids, evidence)
        }
    }

    private enum Claim {
        case none
        case one(Record, evidence: String)
        case many([RecordID], evidence: String)
    }

    /// What is there already and stands for the opportunity: what carries its marker, or else the one free sub-project of the
    /// root with the same number, or else with the same title.
    private mutating func claim(_ id: String, _ root: String, _ content: JobContent) -> Claim {
        if let known = marked[id], let first = known.first {
            return known.count == 1
                ? .one(first, evidence: "its marker")
                : .many(known.map(\.id), evidence: "the marker of this opportunity")
        }
        let byNumber = free[root, default: []].filter {
            !content.number.isBlank && Comparison.text.same($0["number"], content.number)
        }
        let byTitle = free[root, default: []].filter { Comparison.name.same($0["title"], content.title) }
        let (found, evidence) = byNumber.isEmpty ? (byTitle, "the same title") : (byNumber, "the same number")
        guard let first = found.first else { return .none }
        guard found.count == 1 else { return .many(found.map(\.id), evidence: evidence) }
        free[root]?.removeAll { $0.id == first.id }
        return .one(first, evidence: evidence)
    }

    private func create(_ situation: JobSituation, under root: String, _ content: JobContent, _ reason: String)
        -> PairPlan
    {
        let changes = [("title", content.title), ("number", content.number)] as [(FieldName, Value)]
        let write = PlannedWrite(
            kind: .subProject,
            action: .create,
            changes: changes.filter { !$0.1.isBlank }.map { FieldChange(field: $0.0, from: .null, to: $0.1) },
            marker: Marker.forSubProject(ofOpportunity: situation.opportunityID),
            reason: reason,
            intent: situation.intent,
            copy: CopyDraft(situation.copyID, content: content.text),
            parentID: root
        )
        return PairPlan(subject: situation.subject, writes: [write])
    }

    /// Fills what is blank and adds the marker; what the sub-project says otherwise stays as it is. One that is archived is
    /// only put on record.
    private func adopt(_ record: Record, _ situation: JobSituation, _ content: JobContent, _ reason: String)
        -> PairPlan
    {
        var changes: [FieldChange] = []
        if !record.isArchived {
            for (field, value) in [("title", content.title), ("number", content.number)] as [(FieldName, Value)]
            where record[field].isBlank && !value.isBlank {
                changes.append(FieldChange(field: field, from: .null, to: value))
            }
            let info = record["additionalInfo"].text ?? ""
            if !Marker.opportunityIDs(inAdditionalInfo: info).contains(situation.opportunityID) {
                let marker = Marker.forSubProject(ofOpportunity: situation.opportunityID)
                let text = info.isEmpty ? marker : info + "\n" + marker
                changes.append(FieldChange(field: "additionalInfo", from: Value(info).nullIfBlank, to: .text(text)))
            }
        }
        let write = PlannedWrite(
            kind: .subProject,
            action: .update,
            targetID: record.id.remoteID,
            changes: changes,
            reason: reason,
            intent: situation.intent,
            copy: CopyDraft(situation.copyID, content: content.text)
        )
        return PairPlan(subject: situation.subject, writes: [write])
    }

    // MARK: What is said and not done

    private func nameless(_ situation: JobSituation) -> PairPlan {
        let fields = rule.title.map(\.rawValue).joined(separator: " nor ")
        return held(
            situation,
            .invalid,
            "opportunity \(situation.opportunityID) has no \(fields), and busybusy takes no sub-project without a title. "
                + "Fill it in HighLevel."
        )
    }

    private func ambiguous(_ situation: JobSituation, _ ids: [RecordID], _ evidence: String) -> PairPlan {
        let listed = ids.prefix(5).map(\.description).joined(separator: ", ")
        return held(
            situation,
            .ambiguous,
            "\(listed) have \(evidence), so which is the job of opportunity \(situation.opportunityID) cannot be told. "
                + "Make one of them differ, or archive the one that is not needed."
        )
    }

    private func removed(_ situation: JobSituation, _ copy: Copy) -> PairPlan {
        guard situation.opportunity.record.map(rule.isMet) == true else { return PairPlan(subject: situation.subject) }
        return held(
            situation,
            .removed,
            "\(copy.target), made for opportunity \(situation.opportunityID), is not in busybusy any more. It is not made "
                + "again."
        )
    }

    private func held(_ situation: JobSituation, _ code: ReviewItem.Code, _ message: String) -> PairPlan {
        let item = ReviewItem(subject: situation.subject, code: code, message: message)
        return PairPlan(subject: situation.subject, reviewItems: [item])
    }
}

extension JobSituation {
    /// The contact, whose link keeps its writes in order; the opportunity when the mirror has no contact.
    var subject: RecordID { contact?.id ?? RecordID(.opportunity, opportunityID) }
    var copyID: CopyID { CopyID(.job, opportunityID) }
    var intent: String { "job \(opportunityID)" }
}
