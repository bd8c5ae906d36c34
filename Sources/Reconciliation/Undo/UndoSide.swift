import Mapping
import Records

/// One record of a pair on its way back.
struct UndoSide {
    let original: Record
    private(set) var working: Record
    private(set) var items: [ReviewItem] = []
    private(set) var alreadyBefore = 0
    private let mapping: MappingDocument
    /// Fields of which a newer write could not be taken back; the older ones would skip over what is there now.
    private var blocked: Set<FieldName> = []
    private var touched: Set<FieldName> = []
    /// Whether the record itself is taken back, and not single fields of it.
    private var isTakenAway = false
    /// The newest write that is taken back.
    private var newest: UndoEntry?

    init(_ record: Record, mapping: MappingDocument) {
        original = record
        working = record
        self.mapping = mapping
    }

    /// Each field goes back to what it said before, where it still says what was written.
    mutating func putBack(_ entry: UndoEntry) {
        for change in entry.changes where !blocked.contains(change.field) {
            if let why = obstacle(change) {
                block(change, .byHand, "\(entry.name), \(change.field): \(why)")
            } else if same(working[change.field], change.to, change.field) {
                working[change.field] = change.from
                touched.insert(change.field)
                newest = newest ?? entry
            } else if same(working[change.field], change.from, change.field) {
                alreadyBefore += 1
            } else {
                block(change, .conflict, conflict(change))
            }
        }
    }

    /// What was made is put away, if nobody worked on it since.
    mutating func takeAway(_ entry: UndoEntry) {
        if original.isArchived {
            alreadyBefore += 1
            return
        }
        let changed = entry.changes.filter { !same(working[$0.field], $0.to, $0.field) }
        guard changed.isEmpty else {
            for change in changed {
                let rest = "so it is in use, and is not archived. Archive it in busybusy, if that is meant."
                let values = "Tenon made it with \"\(change.to)\", and it says now \"\(working[change.field])\""
                block(change, .conflict, "\(change.field): \(values): \(rest)")
            }
            return
        }
        working.isArchived = true
        isTakenAway = true
        newest = newest ?? entry
    }

    mutating func setArchived(_ isArchived: Bool, _ entry: UndoEntry) {
        guard working.isArchived != isArchived else {
            alreadyBefore += 1
            return
        }
        working.isArchived = isArchived
        newest = newest ?? entry
    }

    /// Whether the rule reads or writes a field that goes back. A name in one and its two parts move together.
    func touches(_ rule: FieldRule) -> Bool {
        guard original.id.kind == .contact else { return touched.contains(rule.busybusy) }
        let names: Set<FieldName> = ["name", "firstName", "lastName"]
        let moved = touched.isDisjoint(with: names) ? touched : touched.union(names)
        return rule.highLevel.contains(where: moved.contains)
    }

    /// The writes in the order in which they must be done: a project takes no changes while it is archived.
    func writes(undoing subject: String, base: [FieldName: BasePair]) -> [PlannedWrite] {
        guard let newest else { return [] }
        let cause = newest.cause.hasPrefix("undo of ") ? newest.cause : "undo of \(subject): \(newest.cause)"
        let write = { (action: PlannedWrite.Action, changes: [FieldChange], base: [FieldName: BasePair]) in
            PlannedWrite(
                kind: original.id.kind,
                action: action,
                targetID: original.id.remoteID,
                changes: changes,
                base: base,
                reason: cause,
                intent: "undo \(action.rawValue) \(original.id)",
                undoes: newest.writeID
            )
        }
        let changes = isTakenAway ? [] : self.changes
        let update = changes.isEmpty ? [] : [write(.update, changes, base)]
        switch (original.isArchived, working.isArchived) {
        case (true, false): return [write(.unarchive, [], [:])] + update
        case (false, true): return update + [write(.archive, [], [:])]
        case (false, false): return update
        case (true, true): return []
        }
    }

    private var changes: [FieldChange] {
        touched.sorted().compactMap { field in
            let (now, then) = (original[field], working[field])
            return now.nullIfBlank == then.nullIfBlank ? nil : FieldChange(field: field, from: now, to: then)
        }
    }

    private mutating func block(_ change: FieldChange, _ code: ReviewItem.Code, _ message: String) {
        blocked.insert(change.field)
        items.append(ReviewItem(subject: original.id, code: code, field: change.field, message: message))
    }

    /// Why the field cannot go back, whatever it says now.
    private func obstacle(_ change: FieldChange) -> String? {
        let rules = mapping.fields.filter {
            original.id.kind == .contact ? $0.highLevel.contains(change.field) : $0.busybusy == change.field
        }
        if rules.isEmpty {
            return
                "Tenon keeps this text itself, or the mapping names the field no more; a later run would write it again. "
                + "Switch off what writes it, then change it by hand."
        }
        if original.isArchived, working.isArchived {
            return "the \(original.id.kind.rawValue) is archived and takes no changes. Bring it back first."
        }
        if change.from.isBlank, rules.contains(where: \.isRequired) {
            return "it was empty before, and the mapping requires it."
        }
        let schema = RecordSchema.schema(of: original.id.kind).field(change.field)
        return schema?.writability == .always ? nil : "the remote does not take it when something exists already."
    }

    private func conflict(_ change: FieldChange) -> String {
        "\(change.field) was \"\(change.from)\", Tenon wrote \"\(change.to)\", and it is now "
            + "\"\(working[change.field])\": it was changed since. Left as it is; if \"\(change.from)\" is meant, "
            + "change it by hand."
    }

    private func same(_ left: Value, _ right: Value, _ field: FieldName) -> Bool {
        let schema = RecordSchema.schema(of: original.id.kind).field(field)?.comparison ?? .exact
        return schema.comparison(region: mapping.region).same(left, right)
    }
}
