import Foundation
public import Mapping
public import Records

/// Decides which record of the other system an unlinked record answers to. Nothing is ever matched by likeness.
public struct Matcher: Sendable {
    private let mapping: MappingDocument

    public init(mapping: MappingDocument) { self.mapping = mapping }

    /// The decision, by the best evidence first: marker, number, phone with name, name alone.
    ///
    /// - Parameters:
    ///   - record: The unlinked record.
    ///   - candidates: Every other record of either kind that shares a key with it.
    public func decide(_ record: Record, among candidates: [Candidate]) -> MatchDecision {
        // An employee's contact is nobody's customer, and no rival of one with the same name.
        let candidates = candidates.filter {
            $0.record.id.kind != .contact || !mapping.isEmployee(contact: $0.record)
        }
        let counterparts = candidates.filter { $0.record.id.kind == record.id.kind.counterpart && isMatchable($0) }
        let siblings = candidates.filter { $0.record.id.kind == record.id.kind && $0.record.id != record.id }
        for tier in MatchKey.Tier.allCases {
            let decision = decide(
                record,
                counterparts.filter { $0.tier == tier },
                siblings.filter { $0.tier <= tier },
                tier
            )
            if let decision { return decision }
        }
        return .unmatched
    }

    /// The tier's own decision, or nil when the next tier has to say.
    private func decide(
        _ record: Record,
        _ counterparts: [Candidate],
        _ siblings: [Candidate],
        _ tier: MatchKey.Tier
    ) -> MatchDecision? {
        switch tier {
        case .marker: return unique(counterparts, tier)
        case .number: return unique(counterparts, tier, rivals: siblings.filter { shares(tier, record, $0) })
        case .phoneAndName: return byPhoneAndName(record, counterparts, siblings.filter { shares(tier, record, $0) })
        case .name:
            let free = counterparts.filter { !$0.isLinked }
            return free.isEmpty ? secondJob(record, counterparts, tier) : unique(free, tier, rivals: siblings)
        }
    }

    /// A project without a phone, of a customer whose contact has a project already, is most likely a second job of theirs:
    /// nothing tells it from one, so it makes no second contact.
    private func secondJob(
        _ record: Record,
        _ namesakes: [Candidate],
        _ tier: MatchKey.Tier
    ) -> MatchDecision? {
        guard record.id.kind == .project, record["phone"].isBlank, !namesakes.isEmpty else { return nil }
        return .ambiguous(namesakes.map(\.record.id), tier)
    }

    private func unique(
        _ counterparts: [Candidate],
        _ tier: MatchKey.Tier,
        rivals: [Candidate] = []
    ) -> MatchDecision? {
        guard let first = counterparts.first else { return nil }
        if counterparts.count == 1, !first.isLinked, rivals.isEmpty { return .link(first.record, tier) }
        return .ambiguous((counterparts + rivals).map(\.record.id), tier)
    }

    private func byPhoneAndName(
        _ record: Record,
        _ counterparts: [Candidate],
        _ siblings: [Candidate]
    ) -> MatchDecision? {
        if let elder = elder(of: record, among: siblings) { return .duplicate(of: elder.record.id) }
        let free = counterparts.filter { !$0.isLinked }
        guard let first = free.first else { return nil }
        // Two contacts of the same person are one person: the elder takes the project. Two projects are two jobs.
        let rivals = record.id.kind == .project ? siblings.filter { !$0.isLinked } : []
        if free.count == 1, rivals.isEmpty { return .link(first.record, .phoneAndName) }
        return .ambiguous((free + rivals).map(\.record.id), .phoneAndName)
    }

    /// The record of the same kind that stands for the same thing with better right: linked already, or older.
    private func elder(of record: Record, among siblings: [Candidate]) -> Candidate? {
        let rivals = siblings.filter { $0.isLinked || takesPart($0.record) }
        if let linked = rivals.first(where: \.isLinked) { return linked }
        guard record.id.kind == .contact else { return nil }
        let eldest = rivals.min { Self.isOlder($0.record, $1.record) }
        return eldest.flatMap { Self.isOlder($0.record, record) ? $0 : nil }
    }

    private func takesPart(_ record: Record) -> Bool {
        record.id.kind == .contact ? mapping.includes(contact: record) : mapping.includes(project: record)
    }

    /// An archived project is found by Tenon's own marker only, so that a finished job never takes a new contact.
    private func isMatchable(_ candidate: Candidate) -> Bool {
        !candidate.record.isArchived || candidate.tier == .marker
    }

    /// Whether the two share a key of the tier. A candidate names only the best tier, and a better one says nothing about
    /// this one: two contacts with one job number may be one person, or husband and wife.
    private func shares(_ tier: MatchKey.Tier, _ record: Record, _ candidate: Candidate) -> Bool {
        guard candidate.tier < tier else { return candidate.tier == tier }
        let keys = MatchKey.keys(of: record, under: mapping).filter { $0.tier == tier }
        return !keys.isDisjoint(with: MatchKey.keys(of: candidate.record, under: mapping))
    }

    /// A total order, so that of any number of records exactly one is the eldest: those of unknown age come last, and the
    /// id decides between equals.
    private static func isOlder(_ left: Record, _ right: Record) -> Bool {
        let (leftDate, rightDate) = (left.createdAt ?? .distantFuture, right.createdAt ?? .distantFuture)
        return leftDate == rightDate ? left.id.remoteID < right.id.remoteID : leftDate < rightDate
    }
}
