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
    }

    init(mapping: MappingDocument, contact: Record, project: Record, base: [FieldName: BasePair]) {
        self.mapping = mapping
        self.contact = contact
        self.project = project
        self.base = base
        // Each round can move at most one more rule down a chain, so as many rounds as rules always suffice.
        for _ in mapping.fields.indices where !round() { break }
        // What was agreed on may rest on a write that is not made now.
        if isRefused { (contactWrite, projectWrite, agreed) = (SideWrite(), SideWrite(), [:]) }
    }

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
        let merge = FieldMerge(
            rule: rule,
            contactValue: rule.contactValue(in: contact),
            projectValue: project[rule.busybusy],
            base: base[rule.busybusy],
            speakingField: rule.contactField(in: contact)
        )
        switch checked(merge) {
        case .unchanged: return false
        case .agreed(let pair):
            base[rule.busybusy] = pair
            agreed[rule.busybusy] = pair
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

    private func hold(_ rule: FieldRule, _ code: ReviewItem.Code, _ message: String) -> ReviewItem {
        ReviewItem(subject: contact.id, code: code, field: rule.busybusy, message: message)
    }
}
