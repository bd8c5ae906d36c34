import Mapping
import Reconciliation
import Records

/// Both systems and the links between them, in memory, with every planned write applied at once.
///
/// As the real ones: HighLevel lower-cases tags and keeps phone numbers as E.164; a marker is left in what is created.
struct World {
    let mapping: MappingDocument
    var records: [RecordID: Record] = [:]
    private(set) var links: [String: Link] = [:]
    private var lastNumber = 0

    init(mapping: MappingDocument, _ records: [Record] = []) {
        self.mapping = mapping
        for record in records { self.records[record.id] = record }
    }

    mutating func add(_ link: Link) { links[link.id] = link }

    func link(of id: RecordID) -> Link? { links.values.first { $0.recordID(of: id.kind) == id } }

    func plan(for id: RecordID) -> PairPlan { Reconciler(mapping: mapping).plan(situation(of: id)) }

    /// Plans for every record once, in a fixed order, and applies each plan before the next. Returns the plans.
    mutating func pass() -> [PairPlan] {
        records.keys.sorted { $0.description < $1.description }.map { id in
            let plan = plan(for: id)
            apply(plan)
            return plan
        }
    }

    // MARK: Planning

    private func situation(of id: RecordID) -> Situation {
        let link = link(of: id)
        return Situation(
            subject: id,
            contact: sighting(.contact, id, link),
            project: sighting(.project, id, link),
            link: link,
            candidates: link == nil ? candidates(for: id) : []
        )
    }

    private func sighting(_ kind: RecordKind, _ id: RecordID, _ link: Link?) -> Sighting {
        guard let half = link?.recordID(of: kind) ?? (id.kind == kind ? id : nil) else { return .none }
        return records[half].map(Sighting.present) ?? .gone
    }

    private func candidates(for id: RecordID) -> [Candidate] {
        guard let record = records[id] else { return [] }
        return records.values.filter { $0.id != id }.sorted { $0.id.description < $1.id.description }
            .compactMap { Fixture.candidate($0, for: record, isLinked: link(of: $0.id) != nil, mapping) }
    }

    // MARK: Applying

    mutating func apply(_ plan: PairPlan) {
        if case .part(let link) = plan.linkChange { links[link.id] = nil }
        var link = linkAfter(plan)
        if let link { links[link.id] = link }
        for write in plan.writes {
            guard let applied = apply(write, link) else { continue }
            link?.setRemoteID(applied.id)
            if write.action != .addTags { link?.state = write.action == .archive ? .retired : .linked }
            if write.action == .archive { link?.wasInScope = false }
            if write.action == .unarchive { link?.wasInScope = true }
            for (field, pair) in write.base { link?.base[field] = settled(pair, field, applied) }
            if let link { links[link.id] = link }
        }
    }

    private mutating func linkAfter(_ plan: PairPlan) -> Link? {
        switch plan.linkChange {
        case .none: return link(of: plan.subject)
        case .update(let link): return link
        case .part: return nil
        case .begin(let id, let wasInScope):
            var link = Link(id: next("l"), state: .pending, wasInScope: wasInScope)
            link.setRemoteID(id)
            return link
        case .join(let contactID, let projectID, _, let base, let wasInScope):
            return Link(
                id: next("l"),
                contactID: contactID,
                projectID: projectID,
                state: .linked,
                base: base,
                wasInScope: wasInScope
            )
        }
    }

    private mutating func next(_ prefix: String) -> String {
        lastNumber += 1
        return "\(prefix)\(1000 + lastNumber)"
    }

    private mutating func apply(_ write: PlannedWrite, _ link: Link?) -> Record? {
        if write.action == .createTask { return nil }
        let target = write.targetID ?? link?.remoteID(of: write.kind) ?? next("new")
        let id = RecordID(write.kind, target)
        var record = records[id] ?? Record(id: id, fields: [:])
        for change in write.changes { record[change.field] = kept(change.to, change.field, write.kind) }
        if !write.tags.isEmpty {
            let tags = (record["tags"].list ?? []).compactMap(\.text) + write.tags.map { $0.lowercased() }
            record["tags"] = Value(Set(tags).sorted())
        }
        if let marker = write.marker { record[write.kind == .contact ? "source" : "additionalInfo"] = .text(marker) }
        if write.action == .archive { record.isArchived = true }
        if write.action == .unarchive { record.isArchived = false }
        records[id] = record
        return record
    }

    private func kept(_ value: Value, _ field: FieldName, _ kind: RecordKind) -> Value {
        guard kind == .contact, field == "phone", let text = value.text else { return value.nullIfBlank }
        return .text(PhoneNumber(text, region: mapping.region)?.e164 ?? text)
    }

    private func settled(_ pair: BasePair, _ field: FieldName, _ record: Record) -> BasePair {
        guard record.id.kind == .contact else { return BasePair(contact: pair.contact, project: record[field]) }
        let rule = mapping.fields.first { $0.busybusy == field }
        return BasePair(contact: rule?.contactValue(in: record) ?? pair.contact, project: pair.project)
    }
}
