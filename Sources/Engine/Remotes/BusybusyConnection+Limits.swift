import Busybusy
public import Reconciliation
import Records

extension BusybusyConnection {
    /// What the writer's abilities rule out. A dry run shows everything, whatever could be sent.
    public func limits(of write: PlannedWrite) -> [WriteLimit] {
        guard !isDryRun else { return [] }
        switch write.action {
        case .unarchive where !writer.abilities(.unarchive):
            return [
                WriteLimit(
                    reason:
                        "the way in which writes go to busybusy cannot bring archived projects back. Bring it back by "
                        + "hand in busybusy; what changed meanwhile then follows by itself."
                )
            ]
        case .create where write.parentID != nil && !writer.abilities(.answersWithProject):
            return [
                WriteLimit(
                    reason:
                        "how the Zapier app of busybusy is told under which project a new one goes is not known. Make "
                        + "the sub-project by hand in busybusy, with the same title; it is then taken for this one."
                )
            ]
        case .update: return limitsOfUpdate(write)
        default: return []
        }
    }

    private func limitsOfUpdate(_ write: PlannedWrite) -> [WriteLimit] {
        let unknown =
            writer.abilities(.answersWithProject) ? [] : write.changes.map(\.field).filter(Self.notInZapier.contains)
        let blank = writer.abilities(.clearsFields) ? [] : write.changes.filter { $0.to.isBlank }.map(\.field)
        let limits = [
            WriteLimit(
                fields: Set(unknown),
                needsPerson: false,
                reason: "the Zapier app of busybusy has no input for it."
            ),
            WriteLimit(
                fields: Set(blank).subtracting(unknown),
                reason: "the way in which writes go to busybusy cannot empty a field. Empty it by hand in busybusy."
            ),
        ]
        return limits.filter { !$0.fields.isEmpty }
    }

    /// What the Zapier app has no input for (seen in live traffic).
    private static let notInZapier: Set<FieldName> = ["country"]
}
