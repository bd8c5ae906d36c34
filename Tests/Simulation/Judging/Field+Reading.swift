import Sandbox

extension Field {
    var mayBeEmpty: Bool { self != .name && self != .phone }

    /// What a contact says.
    func inContact(_ contact: SandboxInMemory.Row) -> String {
        guard self == .name else { return contact.fields[rawValue] ?? "" }
        return [contact.fields["firstName"], contact.fields["lastName"]].compactMap(\.self).joined(separator: " ")
    }

    /// What a project says.
    func inProject(_ project: SandboxInMemory.Row) -> String {
        project.fields[self == .name ? "title" : rawValue] ?? ""
    }

    /// The contact's fields that hold the values.
    static func contactFields(_ values: [Field: String]) -> [String: String] {
        var fields: [String: String] = [:]
        for (field, value) in values {
            guard field == .name else {
                fields[field.rawValue] = value
                continue
            }
            let words = value.split(separator: " ", maxSplits: 1).map(String.init)
            fields["firstName"] = words.first ?? ""
            fields["lastName"] = words.count > 1 ? words[1] : ""
        }
        return fields
    }

    /// The fields of a project's info that hold the values; the name is its title and not among them.
    static func projectInfo(_ values: [Field: String]) -> [String: String] {
        var info: [String: String] = [:]
        for (field, value) in values where field != .name { info[field.rawValue] = value }
        return info
    }
}
