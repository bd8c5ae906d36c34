import Foundation
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
                + "Make one of them differ, archive the one that is not needed, or say which with: tenon link make"
        )
    }

    /// - Parameter elder: The record that stands for both.
    static func duplicate(_ record: Record, of elder: RecordID, among candidates: [Candidate]) -> Explanation {
        let other = candidates.first { $0.record.id == elder }
        let remedy =
            record.id.kind == .contact
            ? "merge the two in HighLevel and keep \(elder), so that its project stays"
            : "archive \(record.id) in busybusy if it is the same job, or join it to its own contact with tenon link make"
        return Explanation(
            code: .duplicate,
            message:
                "\(named(record)) has the same phone and name as \(other.map { named($0.record) } ?? elder.description), "
                + "which \(other?.isLinked == true ? "is joined already and " : "")stands for both. Nothing is merged by "
                + "itself. By hand: \(remedy); or give one of them another phone or name."
        )
    }

    private static func named(_ record: Record) -> String {
        let name = record.firstFilled(of: ["name", "companyName", "title"])?.value
        let since = record.createdAt.map { ", of \($0.formatted(.iso8601.year().month().day()))" } ?? ""
        return "\(name.map { "\"\($0)\" (\(record.id)\(since))" } ?? "\(record.id)")"
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
