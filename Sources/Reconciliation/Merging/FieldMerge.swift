import Mapping
import Records

/// The three-way merge of one field: what each side says now, against what both last agreed on.
struct FieldMerge {
    /// What follows for the field.
    enum Outcome: Equatable {
        /// Nothing changed since both last agreed.
        case unchanged
        /// Both say the same; this is the new base.
        case agreed(BasePair)
        /// The project gets the contact's value.
        case toProject(Value, reason: String)
        /// The contact gets the project's value.
        case toContact(Value, reason: String)
        case held(ReviewItem.Code, message: String)
    }

    let rule: FieldRule
    let contactValue: Value
    let projectValue: Value
    let base: BasePair?
    /// The one of the rule's contact fields that spoke, for the reason; the first when nil.
    var speakingField: FieldName?
    /// The side whose record was changed last; nil when that cannot be told. Asked for by the policy `newest` only.
    var newerSide: RemoteSystem?

    private var contactField: FieldName { speakingField ?? rule.highLevel[0] }

    var outcome: Outcome {
        guard let base else { return firstMeeting }
        let contactChanged = rule.comparison.isChange(from: base.contact, to: contactValue)
        let projectChanged = rule.comparison.isChange(from: base.project, to: projectValue)
        switch (contactChanged, projectChanged) {
        case (false, false): return .unchanged
        case (true, false): return contactMoved
        case (false, true): return projectMoved
        case (true, true): return bothMoved
        }
    }

    private var pair: BasePair { BasePair(contact: contactValue, project: projectValue) }
    private var forward: Value { rule.forward(contactValue) }
    private var agree: Bool { rule.comparison.same(forward, projectValue) }

    /// Without a base nothing can be called a change: a blank is filled, a difference is a conflict.
    private var firstMeeting: Outcome {
        if agree { return .agreed(pair) }
        if projectValue.isBlank, rule.direction.allows(.busybusy) {
            return .toProject(forward, reason: "\(rule.busybusy) is empty in busybusy")
        }
        if contactValue.isBlank, rule.direction.allows(.highLevel) {
            return .toContact(rule.backward(projectValue), reason: "\(contactField) is empty in HighLevel")
        }
        if contactValue.isBlank || projectValue.isBlank { return .agreed(pair) }
        return conflict(reason: "the two differ")
    }

    private var contactMoved: Outcome {
        if !rule.comparison.isChange(from: forward, to: projectValue) { return .agreed(pair) }
        guard rule.direction.allows(.busybusy) else { return oneWay(from: .highLevel) }
        if forward.isBlank, rule.isRequired { return emptied(in: .highLevel) }
        return .toProject(forward, reason: "\(contactField) changed in HighLevel")
    }

    private var projectMoved: Outcome {
        let backward = rule.backward(projectValue)
        if !rule.comparison.isChange(from: backward, to: contactValue) { return .agreed(pair) }
        guard rule.direction.allows(.highLevel) else { return oneWay(from: .busybusy) }
        if projectValue.isBlank, rule.isRequired { return emptied(in: .busybusy) }
        return .toContact(backward, reason: "\(rule.busybusy) changed in busybusy")
    }

    private var bothMoved: Outcome {
        agree ? .agreed(pair) : conflict(reason: "both sides changed \(rule.busybusy)")
    }

    private func emptied(in system: RemoteSystem) -> Outcome {
        .held(
            .invalid,
            message: "\(rule.busybusy) is required and was emptied in \(system.title). Fill it again."
        )
    }

    private func oneWay(from system: RemoteSystem) -> Outcome {
        .held(
            .oneWay,
            message: "\(rule.busybusy) was changed in \(system.title), and the mapping carries it "
                + "\(rule.direction.rawValue) only. Left as it is."
        )
    }

    private func conflict(reason: String) -> Outcome {
        switch winner {
        case .highLevel where rule.direction.allows(.busybusy) && !(contactValue.isBlank && rule.isRequired):
            .toProject(forward, reason: "\(reason); HighLevel \(merit)")
        case .busybusy where rule.direction.allows(.highLevel) && !(projectValue.isBlank && rule.isRequired):
            .toContact(rule.backward(projectValue), reason: "\(reason); busybusy \(merit)")
        default:
            .held(
                .conflict,
                message: "\(reason)\(doubt): HighLevel has \"\(contactValue)\", busybusy has \"\(projectValue)\". "
                    + "Make both say the same, or decide with: tenon review decide. Until then the field waits and the "
                    + "others go on."
            )
        }
    }

    private var winner: RemoteSystem? {
        switch rule.conflict {
        case .highLevel: .highLevel
        case .busybusy: .busybusy
        case .newest: newerSide
        case .ask: nil
        }
    }

    private var merit: String { rule.conflict == .newest ? "was changed last" : "wins" }

    private var doubt: String {
        rule.conflict == .newest && newerSide == nil ? ", and which was changed last cannot be told" : ""
    }

    /// The value that speaks for the field after the outcome, as busybusy holds it or would, and the side that it comes from.
    func spoken(for outcome: Outcome) -> (value: Value, source: RemoteSystem) {
        switch outcome {
        case .toProject(let value, _): return (value, .highLevel)
        case .toContact: return (projectValue, .busybusy)
        case .unchanged, .agreed, .held:
            let isOfContact = rule.direction.allows(.busybusy) && !forward.isBlank
            if isOfContact || projectValue.isBlank { return (isOfContact ? forward : .null, .highLevel) }
            return (projectValue, .busybusy)
        }
    }
}
