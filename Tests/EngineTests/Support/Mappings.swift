import Mapping

/// The standard mapping with one of its choices made otherwise.
enum Mappings {
    /// - Throws: ``Unchanged`` when the standard mapping does not hold the text any more.
    static func standard(_ old: String, is new: String) throws -> String {
        let changed = MappingDocument.standardYAML.replacing(old, with: new)
        guard changed != MappingDocument.standardYAML else { throw Unchanged(text: old) }
        return changed
    }

    struct Unchanged: Error { let text: String }

    static func phoneConflict(_ policy: String) throws -> String {
        try standard("transforms: [phone-e164]", is: "transforms: [phone-e164]\n    conflict: \(policy)")
    }

    /// The standard mapping with these lines in its lifecycle, in place of those with the same keys.
    static func lifecycle(_ lines: [String]) throws -> String {
        try lines.reduce(MappingDocument.standardYAML) { text, line in
            let key = line.prefix { $0 != ":" }
            var isReplaced = false
            let all = text.split(separator: "\n", omittingEmptySubsequences: false).map { old in
                guard old.hasPrefix("  \(key):") else { return String(old) }
                isReplaced = true
                return "  " + line
            }
            guard isReplaced else { throw Unchanged(text: line) }
            return all.joined(separator: "\n")
        }
    }

    static func archivesLeavers() throws -> String {
        try standard("contact-leaves-scope: keep ", is: "contact-leaves-scope: archive-project ")
    }
}

enum MappingText {
    static let standard = MappingDocument.standardYAML
}
