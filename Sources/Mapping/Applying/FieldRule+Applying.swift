public import Records

extension FieldRule {
    /// What the contact says for this field, before transforms: its first filled field, or null; or what a template makes of
    /// several, or a constant.
    public func contactValue(in contact: Record) -> Value {
        switch transforms.first {
        case .template(let template): template.rendered(for: contact)
        case .constant(let text): .text(text)
        default: contact.firstFilled(of: highLevel)?.value ?? .null
        }
    }

    /// What the contact's value looks like in busybusy, which keeps texts only: a number of a custom field is spelled out.
    public func forward(_ value: Value) -> Value {
        transforms.reduce(start(of: value)) { $1.forward($0) }.nullIfBlank
    }

    /// What the first transform gets to see: a text, or for those that join lists the list.
    func start(of value: Value) -> Value { transforms.first?.takesLists == true ? value : value.spelledOut }

    /// What the project's value looks like in HighLevel.
    public func backward(_ value: Value) -> Value {
        transforms.reversed().reduce(value) { $1.backward($0) }.nullIfBlank
    }

    /// The contact's field that a value coming back is written to: the one that speaks now, or the first named.
    public func contactField(in contact: Record) -> FieldName {
        contact.firstFilled(of: highLevel)?.field ?? highLevel[0]
    }

    /// The contact's fields that its value is made of.
    var sources: [FieldName] {
        if case .template(let template) = transforms.first { template.fields } else { highLevel }
    }
}
