import Reconciliation
import Records

/// Takes out of a plan what the way to write cannot do, and says so.
struct PlanLimits: Sendable {
    let limits: @Sendable (PlannedWrite) -> [WriteLimit]

    /// No limits at all.
    static let none = PlanLimits { _ in [] }

    /// The plan without what cannot be done. When a write cannot be made as a whole, neither are those that follow it to the
    /// same object: they were planned for what it would have led to.
    func applied(to plan: PairPlan) -> PairPlan {
        var result = plan
        result.writes = []
        var held: Set<RecordKind> = []
        for write in plan.writes where !held.contains(write.kind) {
            let limits = limits(write)
            result.reviewItems += limits.flatMap { Self.items($0, of: write, subject: plan.subject) }
            guard !limits.contains(where: \.fields.isEmpty) else {
                held.insert(write.kind)
                continue
            }
            if let rest = Self.rest(of: write, without: Set(limits.flatMap(\.fields))) { result.writes.append(rest) }
        }
        return result
    }

    private static func rest(of write: PlannedWrite, without fields: Set<FieldName>) -> PlannedWrite? {
        guard !fields.isEmpty else { return write }
        var rest = write
        rest.changes.removeAll { fields.contains($0.field) }
        for field in fields { rest.base[field] = nil }
        return rest.changes.isEmpty ? nil : rest
    }

    private static func items(_ limit: WriteLimit, of write: PlannedWrite, subject: RecordID) -> [ReviewItem] {
        let code: ReviewItem.Code = limit.needsPerson ? .byHand : .notWritable
        guard !limit.fields.isEmpty else {
            let message = "\(write.action.rawValue), because \(write.reason): \(limit.reason)"
            return [ReviewItem(subject: subject, code: code, message: message)]
        }
        return write.changes.filter { limit.fields.contains($0.field) }.map { change in
            let wish = "\(change.field) should become \"\(change.to)\" and is \"\(change.from)\""
            return ReviewItem(subject: subject, code: code, field: change.field, message: "\(wish): \(limit.reason)")
        }
    }
}
