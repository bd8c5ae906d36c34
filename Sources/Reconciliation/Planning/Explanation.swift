import Mapping
import Records

/// The words in which a person is told why nothing was done, and what to do about it.
struct Explanation {
    let code: ReviewItem.Code
    let message: String

    static func ambiguous(_ ids: [RecordID], _ tier: MatchKey.Tier) -> Explanation {
        let evidence =
            switch tier {
            case .marker: "carry the same Tenon marker"
            case .number: "have the same job number"
            case .phoneAndName: "have the same phone and name"
            case .name: "have the same name"
            }
        let listed = ids.prefix(5).map(\.description).joined(separator: ", ")
        let others = ids.count > 5 ? " and \(ids.count - 5) more" : ""
        return Explanation(
            code: .ambiguous,
            message: "\(listed)\(others) \(evidence), so which belong together cannot be told. "
                + "Make one of them differ, or archive the one that is not needed."
        )
    }

    static func duplicate(of elder: RecordID) -> Explanation {
        Explanation(
            code: .duplicate,
            message: "same phone and name as \(elder), which stands for both. Merge the two, or change one of them."
        )
    }

    static func requiredMissing(_ rule: FieldRule) -> Explanation {
        let fields = rule.highLevel.map(\.rawValue).joined(separator: " nor ")
        return Explanation(
            code: .invalid,
            message: "\(rule.busybusy) is required, and the contact has \(rule.highLevel.count > 1 ? "neither" : "no") "
                + "\(fields). Fill it in HighLevel."
        )
    }

    static func unclaimed(isEnabled: Bool) -> Explanation {
        Explanation(
            code: .unclaimed,
            message: isEnabled
                ? "a root project with neither customer nor phone; give it one of them to make it a contact."
                : "a root project without a contact; the mapping's 'new-contacts: create' is off."
        )
    }

    static let apart = Explanation(
        code: .apart,
        message:
            "was parted from its counterpart, and gets no other by itself, so that nothing is made twice. Join it by "
            + "hand with: tenon link make CONTACT PROJECT"
    )

    static let projectMissing = Explanation(
        code: .missing,
        message: "the project cannot be seen in busybusy any more: deleted, or hidden from this key's position. "
            + "Nothing was changed. Restore it, or give the key a position that sees it."
    )
}

extension PairPlan {
    /// A plan that does nothing but say why.
    static func held(_ subject: RecordID, _ explanation: Explanation) -> PairPlan {
        let item = ReviewItem(subject: subject, code: explanation.code, message: explanation.message)
        return PairPlan(subject: subject, reviewItems: [item])
    }
}
