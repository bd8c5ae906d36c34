import Foundation
import Mapping
import Reconciliation
import Records
import Storage

/// A write that a remote took without a word about the result, held against what a look shows. Pure.
struct AcceptedWrite {
    let plan: PlannedWrite
    let mapping: MappingDocument

    /// Whether the record shows the write done.
    ///
    /// - Parameter isLate: Whether it is time to ask a person. From then on one of several changes is enough: what the remote
    ///   dropped of the others is told as such.
    func isShown(by record: Record, isLate: Bool) -> Bool {
        switch plan.action {
        case .archive: record.isArchived
        case .unarchive: !record.isArchived
        case .create: true
        case .update, .addTags, .createTask, .createNote, .updateNote, .createField:
            isLate ? plan.changes.contains { shows($0, record) } : plan.changes.allSatisfy { shows($0, record) }
        }
    }

    private func shows(_ change: FieldChange, _ record: Record) -> Bool {
        let schema = RecordSchema.schema(of: plan.kind).field(change.field)?.comparison ?? .exact
        let comparison = schema.comparison(region: mapping.region)
        return comparison.same(record[change.field], change.to)
    }

    /// The keys by which a new object can be recognised: the marker, and should that not have been carried, the number, and
    /// the phone together with the name. The name alone says too little.
    var keys: Set<MatchKey> {
        var draft = Record(id: RecordID(plan.kind, ""), fields: [:])
        for change in plan.changes { draft[change.field] = change.to }
        var keys = MatchKey.keys(of: draft, under: mapping).filter { $0.tier == .number || $0.tier == .phoneAndName }
        if let marker = plan.marker { keys.insert(MatchKey(.marker, marker)) }
        return keys
    }
}
