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

    static func archivesLeavers() throws -> String {
        try standard("contact-leaves-scope: keep ", is: "contact-leaves-scope: archive-project ")
    }
}

enum MappingText {
    static let standard = MappingDocument.standardYAML
}
