import Yams

extension MappingReader {
    /// `people: true`, or its options; nil when it is switched off.
    mutating func peopleRule(_ node: Node) -> PeopleRule? {
        if let flag = node.bool { return flag ? PeopleRule() : nil }
        let known = ["tag", "former-tag", "fields", "only", "create-members"]
        let entries = entries(of: node, in: "'people'", known: known)
        var rule = PeopleRule()
        if let node = entries["tag"] { rule.tag = text(node, "'tag'") ?? rule.tag }
        if let node = entries["former-tag"] { rule.formerTag = formerTag(node) }
        if let node = entries["fields"] { rule.fields = peopleFields(node) }
        if let node = entries["only"] { readOnly(node, into: &rule) }
        if let node = entries["create-members"] { refuseMembers(node) }
        return rule
    }

    private mutating func formerTag(_ node: Node) -> String? {
        node.bool == false ? nil : text(node, "'former-tag'")
    }

    private mutating func peopleFields(_ node: Node) -> [PeopleRule.Field] {
        let nodes: [Node] = if case .sequence(let sequence) = node { Array(sequence) } else { [node] }
        return nodes.compactMap { choice($0, "'fields'", of: PeopleRule.Field.self) }
    }

    private mutating func readOnly(_ node: Node, into rule: inout PeopleRule) {
        let entries = entries(of: node, in: "'only'", known: ["groups", "positions"])
        if let node = entries["groups"] { rule.groups = texts(node, "'groups'") }
        if let node = entries["positions"] { rule.positions = texts(node, "'positions'") }
    }

    /// No call that makes a member is publicly known, and a member is more than a record.
    private mutating func refuseMembers(_ node: Node) {
        if node.bool == false { return }
        note(
            node,
            "'create-members' cannot be switched on: no call of busybusy that makes an employee is publicly known, and an "
                + "employee is a login and a billable seat. Make the employee in busybusy; with 'people' the contact follows."
        )
    }
}
