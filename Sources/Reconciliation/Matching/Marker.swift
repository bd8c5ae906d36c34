import Records

/// The mark left in a remote object that says which object of the other system it was made for.
///
/// It is written in the call that creates the object, so that after a lost reply, or a lost store, the object is found and
/// not made again. busybusy has no field for a foreign id (facts: the contact's email, id and tags have no field there);
/// a line of its own in `additionalInfo` carries it. In HighLevel the contact's `source` does.
public enum Marker {
    private static let contactPrefix = "ghl:"
    private static let projectPrefix = "busybusy:"
    private static let opportunityPrefix = "ghl-opportunity:"

    /// The line in a project's `additionalInfo`.
    public static func forProject(ofContact contactID: String) -> String { contactPrefix + contactID }

    /// The line in the `additionalInfo` of an opportunity's sub-project.
    public static func forSubProject(ofOpportunity opportunityID: String) -> String {
        opportunityPrefix + opportunityID
    }

    /// The `source` of a contact.
    public static func forContact(ofProject projectID: String) -> String { projectPrefix + projectID }

    /// Every contact id that a project's `additionalInfo` is marked with. One is normal; two need a person.
    public static func contactIDs(inAdditionalInfo text: String) -> [String] {
        ids(after: contactPrefix, in: text)
    }

    /// Every opportunity id that a sub-project's `additionalInfo` is marked with.
    public static func opportunityIDs(inAdditionalInfo text: String) -> [String] {
        ids(after: opportunityPrefix, in: text)
    }

    /// Every marker in the `additionalInfo` of a project or a sub-project.
    public static func all(inAdditionalInfo text: String) -> [String] {
        contactIDs(inAdditionalInfo: text).map(forProject(ofContact:))
            + opportunityIDs(inAdditionalInfo: text).map(forSubProject(ofOpportunity:))
    }

    /// Whether the marker is one of a sub-project.
    public static func isOfSubProject(_ marker: String) -> Bool { marker.hasPrefix(opportunityPrefix) }

    private static func ids(after prefix: String, in text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).compactMap { line in
            let line = line.trimmingPrefix(while: \.isWhitespace)
            guard line.hasPrefix(prefix) else { return nil }
            let id = line.dropFirst(prefix.count).prefix { $0.isLetter || $0.isNumber }
            return id.isEmpty ? nil : String(id)
        }
    }

    /// The project id that a contact's `source` is marked with.
    public static func projectID(inSource text: String) -> String? {
        guard text.hasPrefix(projectPrefix) else { return nil }
        let id = text.dropFirst(projectPrefix.count)
        return id.isEmpty ? nil : String(id)
    }
}
