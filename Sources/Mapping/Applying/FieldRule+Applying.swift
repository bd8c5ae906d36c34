public import Records

extension FieldRule {
    /// What the contact says for this field, before transforms: its first filled field, or null.
    public func contactValue(in contact: Record) -> Value {
        contact.firstFilled(of: highLevel)?.value ?? .null
    }

    /// What the contact's value looks like in busybusy, which keeps texts only: a number of a custom field is spelled out.
    public func forward(_ value: Value) -> Value {
        transforms.reduce(value.spelledOut) { $1.forward($0) }.nullIfBlank
    }

    /// What the project's value looks like in HighLevel.
    public func backward(_ value: Value) -> Value {
        transforms.reversed().reduce(value) { $1.backward($0) }.nullIfBlank
    }

    /// The contact's field that a value coming back is written to: the one that speaks now, or the first named.
    public func contactField(in contact: Record) -> FieldName {
        contact.firstFilled(of: highLevel)?.field ?? highLevel[0]
    }
}
