import Mapping
import Records

extension Reconciler {
    /// The updates that a merge asks for: at most one for each side, every changed field in it.
    func writes(of merge: PairMerge, contact: Record, project: Record) -> [PlannedWrite] {
        [(merge.projectWrite, project.id), (merge.contactWrite, contact.id)].compactMap { side, target in
            guard !side.changes.isEmpty else { return nil }
            return PlannedWrite(
                kind: target.kind,
                action: .update,
                targetID: target.remoteID,
                changes: side.changes.values.sorted { $0.field < $1.field },
                base: side.base,
                reason: side.reasons.joined(separator: "; "),
                actor: side.actor
            )
        }
    }

    /// A new root project for a contact that has none.
    func createProject(for contact: Record) -> PairPlan {
        var changes: [FieldChange] = []
        var base: [FieldName: BasePair] = [:]
        for rule in mapping.fields {
            let contactValue = rule.contactValue(in: contact)
            let value = rule.direction.allows(.busybusy) ? rule.forward(contactValue) : .null
            if value.isBlank, rule.isRequired {
                return PairPlan.held(contact.id, Explanation.requiredMissing(rule))
            }
            base[rule.busybusy] = BasePair(contact: contactValue, project: value)
            if !value.isBlank { changes.append(FieldChange(field: rule.busybusy, from: .null, to: value)) }
        }
        let reason = mapping.reasonToInclude(contact)
        let write = PlannedWrite(
            kind: .project,
            action: .create,
            changes: changes,
            marker: Marker.forProject(ofContact: contact.id.remoteID),
            base: base,
            reason: reason.map { "\($0), has no project" } ?? "the contact has no project"
        )
        return PairPlan(subject: contact.id, linkChange: .begin(contact.id, wasInScope: true), writes: [write])
    }

    /// A new contact for a root project that has none, with its tags, and its first task as a write of its own.
    func createContact(for project: Record) -> PairPlan {
        guard mapping.newContacts.isEnabled, mapping.includes(project: project) else {
            return PairPlan.held(project.id, Explanation.unclaimed(isEnabled: mapping.newContacts.isEnabled))
        }
        guard let name = project.firstFilled(of: mapping.newContacts.nameFields)?.value else {
            return PairPlan.held(project.id, Explanation.unclaimed(isEnabled: true))
        }
        let draft = draftContact(of: project, name: name)
        let base = Dictionary(
            uniqueKeysWithValues: mapping.fields.map { rule in
                (rule.busybusy, BasePair(contact: rule.contactValue(in: draft), project: project[rule.busybusy]))
            }
        )
        var writes = [
            PlannedWrite(
                kind: .contact,
                action: .create,
                changes: draft.fields.keys.sorted().map { FieldChange(field: $0, from: .null, to: draft[$0]) },
                tags: mapping.newContacts.tags,
                marker: Marker.forContact(ofProject: project.id.remoteID),
                base: base,
                reason: "the project has a customer or a phone, and no contact"
            )
        ]
        if let task = mapping.newContacts.task {
            writes.append(
                PlannedWrite(
                    kind: .contact,
                    action: .createTask,
                    task: NewTask(title: task.title, dueInDays: task.dueInDays),
                    marker: Marker.forContact(ofProject: project.id.remoteID),
                    reason: "first task of a contact that came from busybusy"
                )
            )
        }
        return PairPlan(subject: project.id, linkChange: .begin(project.id, wasInScope: true), writes: writes)
    }

    private func draftContact(of project: Record, name: Value) -> Record {
        var draft = Record(id: RecordID(.contact, ""), fields: [:])
        for rule in mapping.fields where rule.direction.allows(.highLevel) && !rule.highLevel.contains("name") {
            draft[rule.highLevel[0]] = rule.backward(project[rule.busybusy])
        }
        draft["name"] = Transform.singleSpace.forward(name)
        return draft
    }
}
