public import Mapping
import Records

/// Plans the way back from applied writes: an ordinary plan, with a conflict wherever somebody changed something since. Pure.
///
/// A field goes back only where the record still says what Tenon wrote, in normal form. Nothing is ever deleted: a project
/// that was made is archived; what has no archive is for a person, with the reason.
public struct UndoPlanner: Sendable {
    let mapping: MappingDocument
    /// What is taken back, as a person named it.
    let subject: String

    /// - Parameter subject: The run or write that is taken back, as a person names it.
    public init(mapping: MappingDocument, undoing subject: String) {
        self.mapping = mapping
        self.subject = subject
    }

    /// What to do about one pair.
    public func plan(_ situation: UndoSituation) -> UndoDecision {
        var work = UndoWork(mapping: mapping, subject: subject, situation)
        for entry in situation.entries { work.take(entry) }
        return work.decision
    }
}

/// The taking back of one pair's writes, the newest first, on working copies of both records.
struct UndoWork {
    let mapping: MappingDocument
    let undone: String
    let situation: UndoSituation
    private var sides: [RecordKind: UndoSide] = [:]
    private var items: [ReviewItem] = []
    private var alreadyBefore = 0

    init(mapping: MappingDocument, subject: String, _ situation: UndoSituation) {
        self.mapping = mapping
        self.undone = subject
        self.situation = situation
        for record in [situation.contact.record, situation.project.record].compactMap(\.self) {
            sides[record.id.kind] = UndoSide(record, mapping: mapping)
        }
    }

    mutating func take(_ entry: UndoEntry) {
        if let why = UndoRefusal.reason(entry, situation) { return hold(entry, why) }
        guard var side = sides[entry.kind] else {
            return hold(entry, "the \(entry.kind.rawValue) is not there any more.")
        }
        switch entry.action {
        case .create: side.takeAway(entry)
        case .archive: side.setArchived(false, entry)
        case .unarchive: side.setArchived(true, entry)
        default: side.putBack(entry)
        }
        sides[entry.kind] = side
    }

    private mutating func hold(_ entry: UndoEntry, _ why: String) {
        items.append(ReviewItem(subject: id(of: entry), code: .byHand, message: "\(entry.name): \(why)"))
    }

    private func id(of entry: UndoEntry) -> RecordID { RecordID(entry.kind, entry.targetID ?? "") }

    var decision: UndoDecision {
        let halves = RecordKind.linked.compactMap { situation.link?.recordID(of: $0) }
        let subject = halves.first ?? situation.entries.first.map(id) ?? RecordID(.contact, "")
        let done = RecordKind.linked.compactMap { sides[$0] }
        var plan = PairPlan(
            subject: subject,
            writes: done.flatMap { $0.writes(undoing: undone, base: base(after: $0)) },
            reviewItems: items + done.flatMap(\.items)
        )
        let named = situation.contact.record?.firstFilled(of: ["name", "companyName"])?.value.text
        plan.label = named ?? situation.project.record?["title"].text ?? subject.remoteID
        return UndoDecision(plan: plan, alreadyBefore: done.reduce(alreadyBefore) { $0 + $1.alreadyBefore })
    }

    /// What the pair says for each rule that a change touches: the written side what it said before, the other side what it
    /// said when both last agreed. Both rest there until a person changes either.
    private func base(after side: UndoSide) -> [FieldName: BasePair] {
        let other = side.original.id.kind.counterpart.flatMap { sides[$0]?.original }
        var base: [FieldName: BasePair] = [:]
        for rule in mapping.fields where side.touches(rule) {
            let known = situation.link?.base[rule.busybusy]
            if side.original.id.kind == .project {
                let said = known?.contact ?? other.map(rule.contactValue(in:)) ?? .null
                base[rule.busybusy] = BasePair(contact: said, project: side.working[rule.busybusy])
            } else {
                let said = known?.project ?? other?[rule.busybusy] ?? .null
                base[rule.busybusy] = BasePair(contact: rule.contactValue(in: side.working), project: said)
            }
        }
        return base
    }
}
