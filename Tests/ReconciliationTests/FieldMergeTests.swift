import Mapping
import Records
import Testing

@testable import Reconciliation

@Suite struct FieldMergeTests {
    /// What each side says, and what both last agreed on.
    enum Situation: CaseIterable {
        case firstEqual, firstProjectBlank, firstContactBlank, firstDifferent
        case unchanged, contactChanged, projectChanged, contactFollowed, projectFollowed, bothSame, bothDifferent

        var values: (contact: Value, project: Value, base: BasePair?) {
            let base = BasePair(contact: "Old", project: "Old")
            switch self {
            case .firstEqual: return ("Aurora", "aurora", nil)
            case .firstProjectBlank: return ("Aurora", nil, nil)
            case .firstContactBlank: return (nil, "Boston", nil)
            case .firstDifferent: return ("Aurora", "Boston", nil)
            case .unchanged: return ("Old", "Old", base)
            case .contactChanged: return ("Aurora", "Old", base)
            case .projectChanged: return ("Old", "Boston", base)
            case .contactFollowed: return ("Aurora", "Aurora", BasePair(contact: "Old", project: "Aurora"))
            case .projectFollowed: return ("Boston", "Boston", BasePair(contact: "Boston", project: "Old"))
            case .bothSame: return ("Aurora", "Aurora", base)
            case .bothDifferent: return ("Aurora", "Boston", base)
            }
        }
    }

    enum Expected: Equatable {
        case unchanged, agreed, toProject, toContact
        case held(ReviewItem.Code)

        init(_ outcome: FieldMerge.Outcome) {
            switch outcome {
            case .unchanged: self = .unchanged
            case .agreed: self = .agreed
            case .toProject: self = .toProject
            case .toContact: self = .toContact
            case .held(let code, _): self = .held(code)
            }
        }
    }

    /// What is expected for both ways, to busybusy only, and to HighLevel only.
    struct Row: Sendable {
        let situation: Situation
        let policies: [FieldRule.ConflictPolicy]
        let both: Expected
        let toBusybusy: Expected
        let toHighLevel: Expected

        init(
            _ situation: Situation,
            _ both: Expected,
            _ toBusybusy: Expected,
            _ toHighLevel: Expected,
            when policies: [FieldRule.ConflictPolicy] = FieldRule.ConflictPolicy.allCases
        ) {
            self.situation = situation
            self.policies = policies
            self.both = both
            self.toBusybusy = toBusybusy
            self.toHighLevel = toHighLevel
        }
    }

    static let table: [Row] = [
        Row(.firstEqual, .agreed, .agreed, .agreed),
        Row(.firstProjectBlank, .toProject, .toProject, .agreed),
        Row(.firstContactBlank, .toContact, .agreed, .toContact),
        Row(.firstDifferent, .toProject, .toProject, .held(.conflict), when: [.highLevel]),
        Row(.firstDifferent, .toContact, .held(.conflict), .toContact, when: [.busybusy]),
        Row(.firstDifferent, .held(.conflict), .held(.conflict), .held(.conflict), when: [.ask, .newest]),
        Row(.unchanged, .unchanged, .unchanged, .unchanged),
        Row(.contactChanged, .toProject, .toProject, .held(.oneWay)),
        Row(.projectChanged, .toContact, .held(.oneWay), .toContact),
        Row(.contactFollowed, .agreed, .agreed, .agreed),
        Row(.projectFollowed, .agreed, .agreed, .agreed),
        Row(.bothSame, .agreed, .agreed, .agreed),
        Row(.bothDifferent, .toProject, .toProject, .held(.conflict), when: [.highLevel]),
        Row(.bothDifferent, .toContact, .held(.conflict), .toContact, when: [.busybusy]),
        Row(.bothDifferent, .held(.conflict), .held(.conflict), .held(.conflict), when: [.ask, .newest]),
    ]

    private func merge(
        _ situation: Situation,
        _ direction: FieldRule.Direction = .both,
        _ policy: FieldRule.ConflictPolicy = .highLevel,
        isRequired: Bool = false
    ) -> FieldMerge.Outcome {
        let rule = FieldRule(
            highLevel: ["city"],
            busybusy: "city",
            direction: direction,
            comparison: .name,
            conflict: policy,
            isRequired: isRequired
        )
        let (contact, project, base) = situation.values
        return FieldMerge(rule: rule, contactValue: contact, projectValue: project, base: base).outcome
    }

    @Test(arguments: table)
    func `every situation, direction and policy`(_ row: Row) {
        for policy in row.policies {
            #expect(Expected(merge(row.situation, .both, policy)) == row.both, "\(policy)")
            #expect(Expected(merge(row.situation, .toBusybusy, policy)) == row.toBusybusy, "\(policy)")
            #expect(Expected(merge(row.situation, .toHighLevel, policy)) == row.toHighLevel, "\(policy)")
        }
    }

    @Test func `the table leaves no situation and no policy out`() {
        for situation in Situation.allCases {
            let policies = Self.table.filter { $0.situation == situation }.flatMap(\.policies)
            #expect(Set(policies) == Set(FieldRule.ConflictPolicy.allCases))
            #expect(policies.count == FieldRule.ConflictPolicy.allCases.count)
        }
    }

    @Test func `a conflict names both values and what to do`() {
        guard case .held(_, let message) = merge(.bothDifferent, .both, .ask) else {
            Issue.record("was not held")
            return
        }
        for word in ["city", "\"Aurora\"", "\"Boston\"", "HighLevel", "busybusy", "Make both say the same"] {
            #expect(message.contains(word))
        }
    }

    private let required = FieldRule(highLevel: ["name"], busybusy: "title", comparison: .name, isRequired: true)

    @Test(
        arguments: [
            (nil, "Ana", BasePair(contact: "Ana", project: "Ana"), .highLevel, .held(.invalid)),
            ("Ana", nil, BasePair(contact: "Ana", project: "Ana"), .highLevel, .held(.invalid)),
            ("  ", "Ana", BasePair(contact: "Ana", project: "Ana"), .busybusy, .held(.invalid)),
            (nil, "Bob", BasePair(contact: "Ana", project: "Ana"), .highLevel, .held(.conflict)),
            ("Bob", nil, BasePair(contact: "Ana", project: "Ana"), .busybusy, .held(.conflict)),
            (nil, "Bob", BasePair(contact: "Ana", project: "Ana"), .busybusy, .toContact),
            ("Bob", nil, BasePair(contact: "Ana", project: "Ana"), .highLevel, .toProject),
        ] as [(Value, Value, BasePair, FieldRule.ConflictPolicy, Expected)]
    )
    func `a required value that one side emptied never empties the other`(
        _ contact: Value,
        _ project: Value,
        _ base: BasePair,
        _ policy: FieldRule.ConflictPolicy,
        _ expected: Expected
    ) {
        var rule = required
        rule.conflict = policy
        let merge = FieldMerge(rule: rule, contactValue: contact, projectValue: project, base: base)
        #expect(Expected(merge.outcome) == expected)
    }

    @Test func `an optional value that one side emptied empties the other`() {
        var rule = required
        rule.isRequired = false
        let base = BasePair(contact: "Ana", project: "Ana")
        let toProject = FieldMerge(rule: rule, contactValue: nil, projectValue: "Ana", base: base).outcome
        let toContact = FieldMerge(rule: rule, contactValue: "Ana", projectValue: nil, base: base).outcome
        #expect(toProject == .toProject(nil, reason: "name changed in HighLevel"))
        #expect(toContact == .toContact(nil, reason: "title changed in busybusy"))
    }

    @Test func `the reason names the field that spoke, not the first of the rule`() {
        var rule = required
        rule.highLevel = ["companyName", "name"]
        let base = BasePair(contact: "Ana", project: "Ana")
        var merge = FieldMerge(rule: rule, contactValue: "Anna", projectValue: "Ana", base: base)
        merge.speakingField = "name"
        #expect(merge.outcome == .toProject("Anna", reason: "name changed in HighLevel"))
    }

    @Test func `each side is compared with its own past, so another spelling is no change`() {
        let rule = FieldRule(
            highLevel: ["phone"],
            busybusy: "phone",
            transforms: [.phoneNational(region: "US")],
            comparison: .phone(region: "US")
        )
        let base = BasePair(contact: "+13125550147", project: "(312) 555-0147")
        func outcome(_ contact: Value, _ project: Value) -> FieldMerge.Outcome {
            FieldMerge(rule: rule, contactValue: contact, projectValue: project, base: base).outcome
        }
        #expect(outcome("+13125550147", "(312) 555-0147") == .unchanged)
        #expect(outcome("312-555-0147", "3125550147") == .unchanged)
        #expect(
            outcome("312-555-0148", "(312) 555-0147")
                == .toProject("(312) 555-0148", reason: "phone changed in HighLevel")
        )
        #expect(
            outcome("+13125550147", "312 555 0149") == .toContact("+13125550149", reason: "phone changed in busybusy")
        )
    }

    @Test func `a correction of the spelling of a name travels`() {
        let base = BasePair(contact: "ana lopez", project: "ana lopez")
        let merge = FieldMerge(rule: required, contactValue: "Ana López", projectValue: "ana lopez", base: base)
        #expect(merge.outcome == .toProject("Ana López", reason: "name changed in HighLevel"))
    }
}
