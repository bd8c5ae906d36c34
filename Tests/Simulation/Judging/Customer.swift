/// What the simulation itself keeps of a customer: who made what of it, and what persons said about it since both systems
/// last came to rest. It knows nothing of how the engine decides.
struct Customer: Sendable {
    enum Origin: Sendable { case contact, project, pair }

    /// What persons set a field to in each system, the last of each.
    struct Edits: Sendable {
        var inContact: String?
        var inProject: String?

        /// What the field may say in the end.
        func allowed(_ before: String) -> [String] {
            let said = [inContact, inProject].compactMap(\.self)
            return said.isEmpty ? [before] : said
        }
    }

    let origin: Origin
    /// The ones that a person made.
    var contactID: String?
    var projectID: String?
    var isTagged = false
    var wasTagged = false
    var isDeleted = false
    var isArchived = false
    var wasArchived = false
    /// What both systems said when they last were at rest, or what was said first.
    var settled: [Field: String] = [:]
    var edits: [Field: Edits] = [:]

    func allowed(_ field: Field) -> [String] { edits[field, default: Edits()].allowed(settled[field] ?? "") }

    /// Whether persons said different things in both systems.
    func isContested(_ field: Field) -> Bool { allowed(field).count > 1 }
}
