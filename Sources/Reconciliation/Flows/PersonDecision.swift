public import Mapping
public import Records

/// Decides what a member's contact needs next: to be made, to be taken over, to be told of a change, or to be marked as
/// that of somebody who left. One thing at a time, and nothing is ever taken away.
public struct PersonDecision: Sendable {
    /// A member with what is known of its contact.
    public struct Person: Sendable {
        public let member: Record
        /// Whether the member left: archived, or not there any more.
        public let isFormer: Bool
        public let copy: Copy?
        /// The contact: the copy's own, or else a free one that is recognised as the member's.
        public let contact: Record?

        public init(member: Record, isFormer: Bool, copy: Copy?, contact: Record?) {
            self.member = member
            self.isFormer = isFormer
            self.copy = copy
            self.contact = contact
        }
    }

    private let rule: PeopleRule
    private let region: String

    public init(rule: PeopleRule, region: String) {
        self.rule = rule
        self.region = region
    }

    /// The plan for the member; one without writes when nothing is to be done.
    public func plan(for person: Person) -> PairPlan {
        var plan = PairPlan(subject: person.contact?.id ?? person.member.id)
        plan.label = name(of: person.member) ?? person.member.id.remoteID
        switch (person.copy, person.contact) {
        case (nil, let contact):
            guard !person.isFormer, rule.includes(member: person.member), name(of: person.member) != nil else { break }
            plan.writes = [contact.map { takeOver($0, person) } ?? create(person)]
        // Taken away by a person, or not seen any more: left alone.
        case (let copy?, _) where copy.isGone: break
        case (_?, nil): break
        case (let copy?, let contact?): follow(copy, contact, person, &plan)
        }
        return plan
    }

    // MARK: The cases

    private func create(_ person: Person) -> PlannedWrite {
        let card = card(of: person.member)
        return write(
            .create,
            person,
            target: nil,
            card: card,
            changes: card.values.keys.sorted().map { .init(field: $0, from: .null, to: Value(card.values[$0])) },
            tags: [rule.tag],
            reason: "an employee in busybusy without a contact"
        )
    }

    /// Marks a contact that was there before as the member's. What it says is kept; where it says nothing, the next
    /// change fills it.
    private func takeOver(_ contact: Record, _ person: Person) -> PlannedWrite {
        var card = card(of: person.member)
        card.values = card.values.filter { !contact[$0.key].isBlank }
        return write(
            .addTags,
            person,
            target: contact,
            card: card,
            tags: [rule.tag],
            reason: "the contact is an employee in busybusy: same name, and same phone or e-mail"
        )
    }

    private func follow(_ copy: Copy, _ contact: Record, _ person: Person, _ plan: inout PairPlan) {
        guard let told = PersonCard(content: copy.content) else {
            plan.writes = [takeOver(contact, person)]
            return
        }
        var card = told
        var changes: [FieldChange] = []
        for (field, value) in self.card(of: person.member).values.sorted(by: { $0.key < $1.key }) {
            let old = Value(told.values[field])
            guard differs(field, old, Value(value)) else { continue }
            if differs(field, contact[field], Value(value)) {
                guard !differs(field, contact[field], old) else {
                    plan.reviewItems.append(kept(field, value, contact))
                    continue
                }
                changes.append(FieldChange(field: field, from: contact[field], to: Value(value)))
            }
            card.values[field] = value
        }
        if !changes.isEmpty {
            let reason = "the employee changed in busybusy"
            plan.writes = [write(.update, person, target: contact, card: card, changes: changes, reason: reason)]
        } else if person.isFormer, !told.isFormer, let tag = rule.formerTag {
            card.isFormer = true
            let reason = "the employee is archived in busybusy"
            plan.writes = [write(.addTags, person, target: contact, card: card, tags: [tag], reason: reason)]
        }
    }

    private func kept(_ field: FieldName, _ value: String, _ contact: Record) -> ReviewItem {
        ReviewItem(
            subject: contact.id,
            code: .oneWay,
            field: field,
            message:
                "busybusy says \"\(value)\" for this employee, and HighLevel's \"\(contact[field])\" was entered by hand: "
                + "it stays. Enter the new value there if it is right."
        )
    }

    private func write(
        _ action: PlannedWrite.Action,
        _ person: Person,
        target: Record?,
        card: PersonCard,
        changes: [FieldChange] = [],
        tags: [String] = [],
        reason: String
    ) -> PlannedWrite {
        let memberID = person.member.id.remoteID
        return PlannedWrite(
            kind: .contact,
            action: action,
            targetID: target?.id.remoteID,
            changes: changes,
            tags: tags,
            marker: action == .create ? MemberMarker.source(ofMember: memberID) : nil,
            reason: reason,
            intent: "person \(memberID)",
            copy: CopyDraft(CopyID(.person, memberID), content: card.content)
        )
    }

    // MARK: Values

    /// What the member's contact should say.
    private func card(of member: Record) -> PersonCard {
        var values: [FieldName: String] = [:]
        for field in ["firstName", "lastName"] + rule.fields.map(\.name) {
            let text = TextNormalization.singleSpaced(member[field].text ?? "")
            guard !text.isEmpty else { continue }
            values[field] = field == "phone" ? PhoneNumber(text, region: region)?.e164 ?? text : text
        }
        // A contact without a name is nobody; the login is what colleagues know.
        if values["firstName"] == nil, values["lastName"] == nil { values["firstName"] = name(of: member) }
        return PersonCard(values: values)
    }

    private func name(of member: Record) -> String? { member["name"].nullIfBlank.text }

    private func differs(_ field: FieldName, _ left: Value, _ right: Value) -> Bool {
        let comparison = RecordSchema.contact.field(field)?.comparison ?? .exact
        return !comparison.comparison(region: region).same(left, right)
    }
}
