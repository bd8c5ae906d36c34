import Records
import Yams

extension MappingReader {
    private static let ruleKeys = [
        "highlevel", "busybusy", "direction", "transforms", "compare", "conflict", "required",
        "when", "only-if", "validate",
    ]

    /// The list of field rules, each checked alone and then against the others.
    mutating func fieldRules(_ node: Node, region: String) -> [FieldRule] {
        guard case .sequence(let sequence) = node else {
            note(node, "'fields' must be a list, each entry starting with '- highlevel:'.")
            return []
        }
        if sequence.isEmpty { note(node, "'fields' is empty. Name at least one pair of fields.") }
        let rules = sequence.compactMap { entry in fieldRule(entry, region: region).map { (entry, $0) } }
        checkTargets(rules)
        return rules.map(\.1)
    }

    private mutating func fieldRule(_ node: Node, region: String) -> FieldRule? {
        let entries = entries(of: node, in: "a field rule", known: Self.ruleKeys)
        guard let contactNode = entries["highlevel"], let projectNode = entries["busybusy"] else {
            note(node, "a field rule needs both 'highlevel' and 'busybusy'.")
            return nil
        }
        let contactFields = fieldNames(contactNode, of: .contact)
        guard !contactFields.isEmpty, let projectField = field(projectNode, of: .project) else { return nil }
        var rule = FieldRule(
            highLevel: contactFields.map(\.name),
            busybusy: projectField.name,
            comparison: projectField.comparison.comparison(region: region)
        )
        readOptions(entries, into: &rule, region: region)
        checkWritable(contactFields[0], contactNode, projectField, projectNode, rule)
        return rule
    }

    private mutating func readOptions(_ entries: [String: Node], into rule: inout FieldRule, region: String) {
        if let node = entries["direction"] {
            rule.direction = choice(node, "'direction'", of: FieldRule.Direction.self) ?? .both
        }
        if let node = entries["conflict"] {
            rule.conflict = choice(node, "'conflict'", of: FieldRule.ConflictPolicy.self) ?? .highLevel
        }
        if let node = entries["compare"] {
            let named = choice(node, "'compare'", of: FieldSchema.DefaultComparison.self)
            rule.comparison = named?.comparison(region: region) ?? rule.comparison
        }
        if let node = entries["required"] { rule.isRequired = flag(node, "'required'") ?? false }
        if let node = entries["transforms"] {
            rule.transforms = transforms(node, region: region)
            checkOneWay(rule, node)
        }
        for key in ["when", "only-if"] { rule.conditions += entries[key].map { conditions($0) } ?? [] }
        if let node = entries["validate"] { rule.checks = checks(node, region: region) }
    }

    /// One field or several of the kind; what is unknown is noted and left out.
    mutating func fieldNames(_ node: Node, of kind: RecordKind) -> [FieldSchema] {
        guard case .sequence(let sequence) = node else { return field(node, of: kind).map { [$0] } ?? [] }
        if sequence.isEmpty { note(node, "name at least one field.") }
        return sequence.compactMap { field($0, of: kind) }
    }

    private mutating func checkWritable(
        _ contactField: FieldSchema,
        _ contactNode: Node,
        _ projectField: FieldSchema,
        _ projectNode: Node,
        _ rule: FieldRule
    ) {
        if rule.direction.allows(.busybusy), projectField.writability == .never {
            note(projectNode, "'\(projectField.name)' is kept by Tenon itself and cannot be written by a mapping.")
        }
        guard rule.direction.allows(.highLevel), contactField.writability != .always else { return }
        let reason = Self.reasonNotToWrite(contactField.name)
        note(contactNode, "'\(contactField.name)' cannot be written: \(reason). Use 'direction: to-busybusy'.")
    }

    private static func reasonNotToWrite(_ name: FieldName) -> String {
        if name.isOfDeal { return "opportunities are only read" }
        return name == "tags"
            ? "tags change through 'new-contacts' and 'lifecycle', never as a whole"
            : "HighLevel refuses it when a contact is updated"
    }

    /// A value must have one source: two rules writing one field would undo each other for ever.
    private mutating func checkTargets(_ rules: [(Node, FieldRule)]) {
        var projectFields: Set<FieldName> = []
        var contactFields: Set<FieldName> = []
        for (node, rule) in rules {
            if !projectFields.insert(rule.busybusy).inserted {
                note(node, "busybusy's '\(rule.busybusy)' stands in two rules. Keep one.")
            }
            guard rule.direction.allows(.highLevel) else { continue }
            for name in rule.highLevel where !contactFields.isDisjoint(with: Self.parts(of: name)) {
                note(node, "two rules write HighLevel's '\(name)'. Make one of them 'direction: to-busybusy'.")
            }
            contactFields.formUnion(rule.highLevel.flatMap(Self.parts))
        }
    }

    /// The fields that HighLevel really keeps: a name is its two parts.
    private static func parts(of name: FieldName) -> [FieldName] {
        name == "name" ? ["firstName", "lastName"] : [name]
    }
}
