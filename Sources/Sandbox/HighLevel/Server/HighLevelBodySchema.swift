/// The members a request body may have; everything else is refused with 422, as the real validator does.
struct HighLevelBodySchema: Sendable {
    enum Rule: Sendable {
        case text, filledText, email, country, boolean, number, texts, time, birthday, customFields, dnd, inboundDnd
        case anything
        case oneOf([String])
    }

    struct Field: Sendable {
        var name: String
        var rule: Rule
        var required = false
    }

    var fields: [Field]

    /// Throws 422 with one message for each fault: unknown members first, then the values.
    ///
    /// Only the wording for unknown members is known from live traffic; the others follow the validator's defaults.
    func check(_ body: HighLevelValue, version: HighLevelVersion) throws(HighLevelFailure) {
        let given = body.members ?? []
        var messages = given.filter { member in !fields.contains { $0.name == member.name } }
            .map { "property \($0.name) should not exist" }
        for field in fields {
            let value = body[field.name] ?? .null
            if value.isNull && !field.required { continue }
            messages += field.rule.faults(field.name, value, version: version)
        }
        if !messages.isEmpty { throw .unprocessable(messages) }
    }
}

extension HighLevelBodySchema.Rule {
    /// What is wrong with the value, in the validator's words.
    func faults(_ name: String, _ value: HighLevelValue, version: HighLevelVersion) -> [String] {
        switch self {
        case .text: value.text == nil ? ["\(name) must be a string"] : []
        case .filledText:
            (value.text ?? "").isEmpty
                ? ["\(name) should not be empty"] + (value.text == nil ? ["\(name) must be a string"] : []) : []
        case .email: value.text.map(Self.isEmail) == true ? [] : ["\(name) must be an email"]
        case .country: value.text.map(Self.isCountry) == true ? [] : ["\(name) must be a valid enum value"]
        case .boolean: value.flag == nil ? ["\(name) must be a boolean value"] : []
        case .number:
            value.double == nil ? ["\(name) must be a number conforming to the specified constraints"] : []
        case .texts: Self.listFaults(name, value)
        case .time:
            value.text.flatMap { HighLevelTime(iso: $0) } == nil
                ? ["\(name) must be a valid ISO 8601 date string"] : []
        case .birthday:
            value.text.map { $0.isEmpty || HighLevelTime(birthday: $0) != nil } == true
                ? [] : ["\(name) must be a valid date"]
        case .customFields:
            value.elements?.allSatisfy { $0.members != nil } == true ? [] : ["\(name) must be an array"]
        case .dnd: Self.dndFaults(name, value, allowed: version.dndNames, states: ["active", "inactive", "permanent"])
        case .inboundDnd: Self.dndFaults(name, value, allowed: ["all"], states: ["active", "inactive"])
        case .anything: []
        case .oneOf(let words):
            words.contains(value.text ?? "")
                ? [] : ["\(name) must be one of the following values: \(words.joined(separator: ", "))"]
        }
    }

    private static func listFaults(_ name: String, _ value: HighLevelValue) -> [String] {
        guard value.elements != nil else {
            return ["each value in \(name) must be a string", "\(name) must be an array"]
        }
        return value.texts == nil ? ["each value in \(name) must be a string"] : []
    }

    private static func dndFaults(
        _ name: String,
        _ value: HighLevelValue,
        allowed: [String],
        states: [String]
    ) -> [String] {
        guard let members = value.members else { return ["\(name) must be an object"] }
        return members.flatMap { member -> [String] in
            if !allowed.contains(member.name) { return ["\(name).property \(member.name) should not exist"] }
            let path = "\(name).\(member.name)"
            let isKnown = member.value["status"]?.text.map(states.contains) == true
            let words = states.joined(separator: ", ")
            return (isKnown ? [] : ["\(path).status must be one of the following values: \(words)"])
                + ["message", "code"].compactMap { text in
                    guard let value = member.value[text], !value.isNull, value.text == nil else { return nil }
                    return "\(path).\(text) must be a string"
                }
        }
    }

    /// An empty address clears the field (assumption); anything else needs a name, an `@` and a dotted domain.
    static func isEmail(_ text: String) -> Bool {
        if text.isEmpty { return true }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !text.contains(where: { $0.isWhitespace || ",;<>()".contains($0) })
        else { return false }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        return labels.count > 1 && labels.allSatisfy { !$0.isEmpty } && (labels.last?.count ?? 0) > 1
    }

    private static func isCountry(_ text: String) -> Bool {
        text.isEmpty || (text.utf8.count == 2 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) })
    }
}
