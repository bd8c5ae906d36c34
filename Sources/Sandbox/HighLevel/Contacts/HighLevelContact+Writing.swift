extension HighLevelContact {
    /// Takes over what a checked create, update or upsert body names and leaves everything else as it is.
    ///
    /// Null and the empty text clear a field (assumption); `tags` replaces the whole set (official spec).
    mutating func apply(_ body: HighLevelValue, version: HighLevelVersion, definitions: [HighLevelCustomField]) {
        if let name = body["name"]?.text, body["firstName"] == nil, body["lastName"] == nil { split(name: name) }
        for (name, path) in Self.textFields {
            if let value = body[name] { self[keyPath: path] = value.text.flatMap { $0.isEmpty ? nil : $0 } }
        }
        if let given = body["phone"] { phone = given.text.flatMap { $0.isEmpty ? nil : PhoneRule.stored($0) } }
        if let given = body["dateOfBirth"] {
            dateOfBirth = given.text.flatMap { HighLevelTime(birthday: $0)?.date }
        }
        if let flag = body["dnd"]?.flag { dnd = flag }
        if let given = body["dndSettings"]?.members { merge(dndSettings: given, version: version) }
        if let given = body["inboundDndSettings"], !given.isNull { inboundDndSettings = given }
        if let given = body["tags"] { tags = Self.normalized(tags: given.texts ?? []) }
        let known = definitions.of(model: "contact")
        for given in body["customFields"]?.elements ?? [] {
            HighLevelCustomField.set(given, in: &customFields, definitions: known)
        }
    }

    private static var textFields: [(String, WritableKeyPath<HighLevelContact, String?>)] {
        [
            ("firstName", \.firstName), ("lastName", \.lastName), ("email", \.email), ("address1", \.address1),
            ("city", \.city), ("state", \.state), ("postalCode", \.postalCode), ("website", \.website),
            ("timezone", \.timezone), ("country", \.country), ("source", \.source), ("gender", \.gender),
            ("companyName", \.companyName), ("assignedTo", \.assignedTo),
        ]
    }

    /// Lower-cased and trimmed, each once, in order (seen in live traffic).
    static func normalized(tags: [String]) -> [String] {
        var seen: Set<String> = []
        return tags.map { $0.trimmed.lowercased() }.filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    private mutating func merge(dndSettings given: [HighLevelValue.Member], version: HighLevelVersion) {
        var settings = dndSettings?.members ?? []
        for member in version.storedDndKeys(given) {
            settings.removeAll { $0.name == member.name }
            settings.append(member)
        }
        dndSettings = .object(settings)
    }
}
