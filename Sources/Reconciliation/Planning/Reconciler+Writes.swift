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
        var checks = CreationChecks(subject: contact.id, source: .highLevel)
        for rule in mapping.fields where rule.unmetCondition(for: contact) == nil {
            let contactValue = rule.contactValue(in: contact)
            let value = rule.direction.allows(.busybusy) ? rule.forward(contactValue) : .null
            if value.isBlank, rule.isRequired {
                return PairPlan.held(contact.id, Explanation.requiredMissing(rule))
            }
            // Without a base, a field that is left out is tried again at each look.
            guard checks.allow(value, of: rule, isNeeded: rule.busybusy == "title") else { continue }
            base[rule.busybusy] = BasePair(contact: contactValue, project: value)
            if !value.isBlank { changes.append(FieldChange(field: rule.busybusy, from: .null, to: value)) }
        }
        guard !checks.isRefused else { return PairPlan(subject: contact.id, reviewItems: checks.items) }
        let reason = mapping.reasonToInclude(contact)
        let write = PlannedWrite(
            kind: .project,
            action: .create,
            changes: changes,
            marker: Marker.forProject(ofContact: contact.id.remoteID),
            base: base,
            reason: reason.map { "\($0), has no project" } ?? "the contact has no project"
        )
        return PairPlan(
            subject: contact.id,
            linkChange: .begin(contact.id, wasInScope: true),
            writes: [write],
            reviewItems: checks.items
        )
    }

    /// A new contact for a root project that has none, with its tags, and its first task as a write of its own.
    func createContact(for project: Record) -> PairPlan {
        guard mapping.newContacts.isEnabled, mapping.includes(project: project) else {
            return PairPlan.held(project.id, Explanation.unclaimed(isEnabled: mapping.newContacts.isEnabled))
        }
        guard let name = project.firstFilled(of: mapping.newContacts.nameFields)?.value else {
            return PairPlan.held(project.id, Explanation.unclaimed(isEnabled: true))
        }
        var checks = CreationChecks(subject: project.id, source: .busybusy)
        let (draft, rules) = draftContact(of: project, name: name, &checks)
        guard !checks.isRefused else { return PairPlan(subject: project.id, reviewItems: checks.items) }
        let base = Dictionary(
            uniqueKeysWithValues: rules.map { rule in
                (rule.busybusy, BasePair(contact: rule.contactValue(in: draft), project: project[rule.busybusy]))
            }
        )
        let write = PlannedWrite(
            kind: .contact,
            action: .create,
            changes: draft.fields.keys.sorted().map { FieldChange(field: $0, from: .null, to: draft[$0]) },
            tags: mapping.newContacts.tags,
            marker: Marker.forContact(ofProject: project.id.remoteID),
            base: base,
            reason: "the project has a customer or a phone, and no contact"
        )
        return PairPlan(
            subject: project.id,
            linkChange: .begin(project.id, wasInScope: true),
            writes: [write] + firstTask(of: project),
            reviewItems: checks.items
        )
    }

    private func firstTask(of project: Record) -> [PlannedWrite] {
        guard let task = mapping.newContacts.task else { return [] }
        return [
            PlannedWrite(
                kind: .contact,
                action: .createTask,
                task: NewTask(title: task.title, dueInDays: task.dueInDays),
                marker: Marker.forContact(ofProject: project.id.remoteID),
                reason: "first task of a contact that came from busybusy"
            )
        ]
    }

    /// The contact to be, and the rules that hold for it. Those with conditions come last: they ask about what the others
    /// have put there.
    private func draftContact(
        of project: Record,
        name: Value,
        _ checks: inout CreationChecks
    ) -> (Record, [FieldRule]) {
        var draft = Record(id: RecordID(.contact, ""), fields: [:])
        draft["name"] = Transform.singleSpace.forward(name)
        draft["tags"] = Value(mapping.newContacts.tags).nullIfBlank
        var rules: [FieldRule] = []
        for isLast in [false, true] {
            for rule in mapping.fields where rule.conditions.isEmpty != isLast && rule.unmetCondition(for: draft) == nil
            {
                let isName = rule.highLevel.contains("name")
                let value = project[rule.busybusy]
                if rule.direction.allows(.highLevel), !checks.allow(value, of: rule, isNeeded: isName) { continue }
                rules.append(rule)
                if rule.direction.allows(.highLevel), !isName { draft[rule.highLevel[0]] = rule.backward(value) }
            }
        }
        draft["tags"] = .null
        return (draft, rules)
    }
}
