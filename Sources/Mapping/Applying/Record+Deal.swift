public import Records

/// What a contact's record says of the opportunity that makes it a job. It is put there when the contact is taken in, so that
/// everything that reads contacts (scope, field rules, match keys) reads it as well.
extension Record {
    /// Whether the contact has an opportunity that meets the mapping's rule.
    public var hasDeal: Bool { self[RecordSchema.qualifiesField] == .flag(true) }

    /// The contact with what the opportunity says, in place of what another one said before; nil when none meets the rule.
    public func telling(of opportunity: Record?) -> Record {
        var told = self
        told.fields = fields.filter { !$0.key.isOfDeal }
        guard let opportunity else { return told }
        for (name, value) in opportunity.fields where RecordSchema.opportunity.field(name) != nil {
            told[name.ofDeal] = value
        }
        told[RecordSchema.qualifiesField] = .flag(true)
        return told
    }

    /// The opportunity as far as the contact's record tells of it; nil when none meets the rule.
    var deal: Record? {
        guard hasDeal else { return nil }
        let fields = fields.compactMap { name, value in name.withinDeal.map { ($0, value) } }
        return Record(id: RecordID(.opportunity, ""), fields: Dictionary(fields, uniquingKeysWith: { $1 }))
    }
}

extension FieldRule {
    /// Whether the rule has nothing to say, since the contact does not meet its conditions, or since the deal that it reads
    /// from is no more, or not yet: what the project says stays as it is then.
    public func isSilent(for contact: Record) -> Bool {
        if unmetCondition(for: contact) != nil { return true }
        return !contact.hasDeal && sources.contains(where: \.isOfDeal) && contactValue(in: contact).isBlank
    }
}

extension FieldName {
    /// Whether a contact has the field from its opportunity.
    var isOfDeal: Bool { rawValue.hasPrefix(RecordSchema.dealPrefix) }

    /// The opportunity's field as its contact names it.
    var ofDeal: FieldName { FieldName(rawValue: RecordSchema.dealPrefix + rawValue) }

    /// The opportunity's own name for a contact's field, or nil for a field of the contact itself.
    var withinDeal: FieldName? {
        isOfDeal ? FieldName(rawValue: String(rawValue.dropFirst(RecordSchema.dealPrefix.count))) : nil
    }
}
