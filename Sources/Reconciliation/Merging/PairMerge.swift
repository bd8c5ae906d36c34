import Mapping
import Records

/// The merge of all fields of two linked records.
///
/// Several rules may read one contact field (a name is both title and customer). So a decision is applied to the working
/// copies at once and the rules are gone through again until nothing moves: one pass reaches what would otherwise take two.
struct PairMerge {
    private let mapping: MappingDocument
    private var contact: Record
    private var project: Record
    private var base: [FieldName: BasePair]
    private let verdicts: PairVerdicts
    private let newerSide: RemoteSystem?

    private(set) var agreed: [FieldName: BasePair] = [:]
    private(set) var contactWrite = SideWrite()
    private(set) var projectWrite = SideWrite()
    private(set) var reviewItems: [ReviewItem] = []
    /// Whether a check of the mapping refuses the record as it is.
    private var isRefused = false

    /// What one side will be sent.
    struct SideWrite: Equatable {
        var changes: [FieldName: FieldChange] = [:]
        var reasons: [String] = []
        var base: [FieldName: BasePair] = [:]
        /// Who decided on some of it by hand; nil when the mapping did on all of it.
        var actor: String?
    }

    init(
        mapping: MappingDocument,
        contact: Record,
        project: Record,
        base: [FieldName: BasePair],
        decisions: [Decision] = [],
        flipping: Set<FieldName> = []
    ) {
        self.mapping = mapping
        self.contact = contact
        self.project = project
        self.base = base
        verdicts = PairVerdicts(decisions, flipping, mapping: mapping, contact: contact, project: project)
        let asksForNewest = mapping.fields.contains { $0.conflict == .newest }
        newerSide = asksForNewest ? NewerSide.of(contact: contact.changedAt, project: project.changedAt) : nil
        // Each round can move at most one more rule down a chain, so as many rounds as rules always suffice.
        for _ in mapping.fields.indices where !round() { break }
        // What was agreed on may rest on a write that is not made now.
        if isRefused { (contactWrite, projectWrite, agreed) = (SideWrite(), SideWrite(), [:]) }
    }

    /// The decisions that are carried out, or that somebody's change has overtaken.
    var spent: [Decision] { verdicts.spent }

    /// Goes through all rules once; true when something was decided.
    private mutating func round() -> Bool {
        reviewItems = []
        isRefused = false
        var moved = false
        for rule in mapping.fields where apply(rule) { moved = true }
        return moved
    }

    private mutating func apply(_ rule: FieldRule) -> Bool {
        if rule.isSilent(for: contact) { return false }
        if let (goal, decision) = verdicts.open[rule.busybusy] { return reach(goal, decision, rule) }
        switch outcome(of: rule) {
        case .unchanged: return false
        case .agreed(let pair):
            base[rule.busybusy] = pair
            agreed[rule.busybusy] = pair
            return false
        case .toProject where isFlipping(rule), .toContact where isFlipping(rule):
            reviewItems.append(hold(rule, .flipping, FlipFlopGuard.message(for: rule.busybusy, valuesOf(rule))))
            return false
        case .toProject(let value, let reason):
            write(value, to: rule, reason: reason)
            return true
        case .toContact(let value, let reason): return writeBack(value, to: rule, reason: reason)
        case .held(let code, let message):
            reviewItems.append(hold(rule, code, message))
            return false
        }
    }

    private func isFlipping(_ rule: FieldRule) -> Bool { verdicts.flipping.contains(rule.busybusy) }

    private mutating func outcome(of rule: FieldRule) -> FieldMerge.Outcome {
        checked(
            FieldMerge(
                rule: rule,
                contactValue: rule.contactValue(in: contact),
                projectValue: project[rule.busybusy],
                base: base[rule.busybusy],
                speakingField: rule.contactField(in: contact),
                newerSide: newerSide
            )
        )
    }

    /// Brings both sides to what a person decided; true when a side has to move for it.
    private mutating func reach(_ goal: BasePair, _ decision: Decision, _ rule: FieldRule) -> Bool {
        let now = valuesOf(rule)
        let movesContact = rule.comparison.isChange(from: now.contact, to: goal.contact)
        let movesProject = rule.comparison.isChange(from: now.project, to: goal.project)
        guard movesContact || movesProject else { return false }
        if let hindrance = hindrance(rule, goal, movesContact: movesContact, movesProject: movesProject) {
            reviewItems.append(hold(rule, .conflict, hindrance))
            return false
        }
        if movesContact, !writeBack(goal.contact, to: rule, reason: decision.reason) { return false }
        if movesProject { write(goal.project, to: rule, reason: decision.reason) }
        if movesContact { contactWrite.actor = decision.actor }
        if movesProject { projectWrite.actor = decision.actor }
        // Whichever of two writes is done first, this is what both sides will have agreed on.
        let pair = valuesOf(rule)
        if contactWrite.changes[rule.contactField(in: contact)] != nil { contactWrite.base[rule.busybusy] = pair }
        return true
    }

    private func hindrance(_ rule: FieldRule, _ goal: BasePair, movesContact: Bool, movesProject: Bool) -> String? {
        let system: RemoteSystem? =
            if movesContact, !rule.direction.allows(.highLevel) {
                .highLevel
            } else if movesProject, !rule.direction.allows(.busybusy) { .busybusy } else { nil }
        if let system {
            return
                "\(rule.busybusy) was decided by hand, and the mapping carries it \(rule.direction.rawValue) only, so "
                + "nothing can be written to \(system.title). Change it there by hand, or decide otherwise."
        }
        guard rule.isRequired, goal.project.isBlank || goal.contact.isBlank else { return nil }
        return "\(rule.busybusy) is required, so it cannot be decided to be empty. Decide otherwise."
    }

    /// The outcome, or none where the value fails a check of the rule and must not travel.
    private mutating func checked(_ merge: FieldMerge) -> FieldMerge.Outcome {
        let outcome = merge.outcome
        let (value, source) = merge.spoken(for: outcome)
        guard let verdict = merge.rule.verdict(on: value) else { return outcome }
        reviewItems.append(ReviewItem(verdict, of: merge.rule, in: source, subject: contact.id))
        if verdict.severity == .warn { return outcome }
        if verdict.severity == .refuse { isRefused = true }
        if case .agreed = outcome { return outcome }
        return .unchanged
    }

    private mutating func write(_ value: Value, to rule: FieldRule, reason: String) {
        let original = projectWrite.changes[rule.busybusy]?.from ?? project[rule.busybusy]
        projectWrite.changes[rule.busybusy] = FieldChange(field: rule.busybusy, from: original, to: value)
        if !projectWrite.reasons.contains(reason) { projectWrite.reasons.append(reason) }
        project[rule.busybusy] = value
        let pair = BasePair(contact: rule.contactValue(in: contact), project: value)
        base[rule.busybusy] = pair
        projectWrite.base[rule.busybusy] = pair
    }

    private mutating func writeBack(_ value: Value, to rule: FieldRule, reason: String) -> Bool {
        let field = rule.contactField(in: contact)
        guard RecordSchema.contact.field(field)?.writability == .always else {
            let message =
                "HighLevel does not take \(field) when a contact is updated. Change it there by hand to \"\(value)\"."
            reviewItems.append(hold(rule, .notWritable, message))
            return false
        }
        let original = contactWrite.changes[field]?.from ?? contact[field]
        contactWrite.changes[field] = FieldChange(field: field, from: original, to: value)
        if !contactWrite.reasons.contains(reason) { contactWrite.reasons.append(reason) }
        contact[field] = value
        let pair = BasePair(contact: rule.contactValue(in: contact), project: project[rule.busybusy])
        base[rule.busybusy] = pair
        contactWrite.base[rule.busybusy] = pair
        return true
    }

    private func valuesOf(_ rule: FieldRule) -> BasePair {
        BasePair(contact: rule.contactValue(in: contact), project: project[rule.busybusy])
    }

    private func hold(_ rule: FieldRule, _ code: ReviewItem.Code, _ message: String) -> ReviewItem {
        let isToDecide = [.conflict, .flipping].contains(code)
        let isAnew = isToDecide && verdicts.overtaken.contains(rule.busybusy)
        return ReviewItem(
            subject: contact.id,
            code: code,
            field: rule.busybusy,
            message: message + (isAnew ? " It was decided before, and a value moved since: decide again." : ""),
            values: isToDecide ? valuesOf(rule) : nil
        )
    }
}
