import Foundation

extension Assessment {
    /// The share of the rows seen before that must still be seen: a drop below it is no deletion but a lesser position.
    private static var tolerated: Double { 0.8 }

    var visibility: BusybusyCapability {
        guard let seen = findings.visibility?.value else {
            return BusybusyCapability(
                .visibility,
                .unknown,
                "How many projects and people the key sees could not be counted.",
                advice: "Run this check again later.",
                details: findings.visibility?.failure?.details ?? []
            )
        }
        let members = Self.positions(seen)
        guard let baseline = previous?.baseline else {
            return BusybusyCapability(
                .visibility,
                .unknown,
                "The key sees \(Self.text(seen)). There is no earlier count to compare with.",
                advice: "Compare with what an administrator sees in busybusy. Fewer here means that the key belongs to "
                    + "a member whose position does not see everything.",
                details: members
            )
        }
        let before = baseline.seen
        let day = baseline.countedAt.formatted(Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day())
        guard Self.isDrop(from: before, to: seen) else {
            return BusybusyCapability(
                .visibility,
                .proven,
                "The key sees \(Self.text(seen)), and saw \(Self.text(before)) on \(day).",
                details: members
            )
        }
        return BusybusyCapability(
            .visibility,
            .refused,
            "The key sees \(Self.text(seen)). On \(day) it saw \(Self.text(before)).",
            advice:
                "The position of the key's member was probably changed, or the key belongs to somebody else now. Give "
                + "the member back a position that sees everything, or enter a key of one who has it. What is not "
                + "seen any more is not taken for deleted.",
            details: members
        )
    }

    /// What the next probe compares with: a drop does not become what is usual by being looked at twice.
    var baseline: BusybusyBaseline? {
        guard let seen = findings.visibility?.value else { return previous?.baseline }
        if let before = previous?.baseline, Self.isDrop(from: before.seen, to: seen) { return before }
        return BusybusyBaseline(seen: seen, countedAt: now)
    }

    private static func isDrop(from before: BusybusyVisibility, to now: BusybusyVisibility) -> Bool {
        Double(now.projects) < Double(before.projects) * tolerated
            || Double(now.members) < Double(before.members) * tolerated
    }

    private static func text(_ seen: BusybusyVisibility) -> String {
        "\(seen.projects) projects (\(seen.archivedProjects) of them archived) and \(seen.members) people"
    }

    private static func positions(_ seen: BusybusyVisibility) -> [String] {
        seen.membersByPosition.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.key.isEmpty ? "no position told" : $0.key): \($0.value)" }
    }
}
