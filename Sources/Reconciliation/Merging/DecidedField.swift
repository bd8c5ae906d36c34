import Mapping
import Records

/// How a person's decision about a field stands against what both sides say now.
///
/// A decision is a pair of values to be reached. It holds for as long as each side says what was shown or what is to be
/// reached, so that it outlives a crash, a lost reply and a write that has to be planned again.
enum DecidedField: Equatable {
    /// Both sides are to say this.
    case open(BasePair)
    /// Both sides say it.
    case reached
    /// Somebody changed one of them since: the decision was about other values.
    case overtaken

    init(_ decision: Decision, rule: FieldRule, contact: Value, project: Value) {
        guard let shown = decision.shown, let goal = Self.goal(of: decision, shown, rule) else {
            self = .overtaken
            return
        }
        func isSame(_ left: Value, _ right: Value) -> Bool { !rule.comparison.isChange(from: left, to: right) }
        let (contactArrived, projectArrived) = (isSame(contact, goal.contact), isSame(project, goal.project))
        if contactArrived, projectArrived {
            self = .reached
        } else if contactArrived || isSame(contact, shown.contact), projectArrived || isSame(project, shown.project) {
            self = .open(goal)
        } else {
            self = .overtaken
        }
    }

    private static func goal(of decision: Decision, _ shown: BasePair, _ rule: FieldRule) -> BasePair? {
        switch decision.choice {
        case .highLevel: BasePair(contact: shown.contact, project: rule.forward(shown.contact))
        case .busybusy: BasePair(contact: rule.backward(shown.project), project: shown.project)
        case .value:
            BasePair(contact: Value(decision.value).nullIfBlank, project: rule.forward(Value(decision.value)))
        case .approve, .refuse: nil
        }
    }
}

extension Decision {
    /// Why a write is made, in words for a person.
    var reason: String {
        switch choice {
        case .highLevel: "decided by hand: HighLevel's value"
        case .busybusy: "decided by hand: busybusy's value"
        case .value: "decided by hand: a value of one's own"
        case .approve: "approved by hand"
        case .refuse: "refused by hand"
        }
    }
}
