import Records
import Yams

extension MappingReader {
    private static let keys =
        ["tenon", "name", "region", "scope", "fields", "new-contacts", "lifecycle", "guard"] + flowKeys

    /// Reads the whole document. What could not be read has its default, and a problem says so.
    mutating func document(_ root: Node) -> MappingDocument {
        let entries = entries(of: root, in: "the document", known: Self.keys)
        guard case .mapping = root else { return MappingDocument(name: "", region: "", scope: Scope(), fields: []) }
        checkVersion(entries["tenon"], root)
        readsDeals = entries["jobs"].map { $0.bool ?? true } ?? false
        let region = entries["region"].flatMap { self.region($0) } ?? "US"
        if entries["fields"] == nil { note(root, "the document has no 'fields'. Name at least one pair of fields.") }
        var document = MappingDocument(
            name: entries["name"].flatMap { text($0, "'name'") } ?? "Mapping",
            region: region,
            scope: entries["scope"].map { scope($0) } ?? Scope(),
            fields: entries["fields"].map { fieldRules($0, region: region) } ?? []
        )
        if let node = entries["new-contacts"] { document.newContacts = newContacts(node) }
        if let node = entries["lifecycle"] { document.lifecycle = lifecycle(node) }
        if let node = entries["guard"], let share = guardShare(node) { document.archiveAtMost = share }
        document.flows = flows(entries)
        // A rule that could not be read may be the one that is missed here.
        if problems.isEmpty, let node = entries["fields"] { checkTitle(document.fields, node) }
        return document
    }

    /// busybusy takes no project without a title, so that each creation would be refused.
    private mutating func checkTitle(_ rules: [FieldRule], _ node: Node) {
        if rules.contains(where: { $0.busybusy == "title" && $0.direction.allows(.busybusy) }) { return }
        note(node, "no field goes to busybusy's 'title', which every project needs. Add a rule with 'busybusy: title'.")
    }

    private mutating func checkVersion(_ node: Node?, _ root: Node) {
        guard let node else { return note(root, "the first line must be 'tenon: 1', the version of the format.") }
        if node.int != 1 { note(node, "this Tenon reads version 1 of the format, not '\(node.string ?? "?")'.") }
    }

    private mutating func region(_ node: Node) -> String? {
        guard let code = text(node, "'region'") else { return nil }
        if code.count == 2, code.allSatisfy({ $0.isASCII && $0.isUppercase }), PhoneNumber.knows(region: code) {
            return code
        }
        note(node, "'\(code)' is not a region. Use two capital letters of ISO 3166, such as US, CA or GB.")
        return nil
    }

    private mutating func scope(_ node: Node) -> Scope {
        let entries = entries(of: node, in: "'scope'", known: ["contact-tags", "skip-project-titles"])
        return Scope(
            contactTags: entries["contact-tags"].map { texts($0, "'contact-tags'") } ?? [],
            skippedTitles: entries["skip-project-titles"].map { texts($0, "'skip-project-titles'") } ?? []
        )
    }

    private mutating func newContacts(_ node: Node) -> NewContacts {
        let entries = entries(of: node, in: "'new-contacts'", known: ["create", "name-from", "tags", "task"])
        var rule = NewContacts()
        if let node = entries["create"], let flag = flag(node, "'create'") { rule.isEnabled = flag }
        if let node = entries["name-from"] { rule.nameFields = fieldNames(node, of: .project).map(\.name) }
        if let node = entries["tags"] { rule.tags = texts(node, "'tags'") }
        if let node = entries["task"] { rule.task = task(node) }
        return rule
    }

    private mutating func task(_ node: Node) -> NewContacts.FirstTask? {
        let entries = entries(of: node, in: "'task'", known: ["title", "due-in-days"])
        guard let titleNode = entries["title"] else {
            note(node, "'task' needs a 'title'.")
            return nil
        }
        guard let title = text(titleNode, "'title'") else { return nil }
        guard let daysNode = entries["due-in-days"] else { return .init(title: title, dueInDays: 1) }
        guard let days = daysNode.int, (0...365).contains(days) else {
            note(daysNode, "'due-in-days' must be a whole number from 0 to 365.")
            return nil
        }
        return .init(title: title, dueInDays: days)
    }

    private mutating func lifecycle(_ node: Node) -> Lifecycle {
        let known = ["contact-deleted", "contact-leaves-scope", "project-archived-tag", "project-deleted", "deletes"]
        let entries = entries(of: node, in: "'lifecycle'", known: known)
        var rule = Lifecycle()
        if let node = entries["contact-deleted"] {
            rule.contactDeleted = choice(node, "'contact-deleted'", of: Lifecycle.ProjectFate.self) ?? .archiveProject
        }
        if let node = entries["contact-leaves-scope"] {
            rule.contactLeavesScope = choice(node, "'contact-leaves-scope'", of: Lifecycle.ProjectFate.self) ?? .keep
        }
        if let node = entries["project-archived-tag"] { rule.archivedTag = text(node, "'project-archived-tag'") }
        if let node = entries["project-deleted"] {
            rule.projectDeleted = choice(node, "'project-deleted'", of: Lifecycle.ContactFate.self) ?? .report
        }
        if let node = entries["deletes"] {
            rule.deletes = choice(node, "'deletes'", of: Lifecycle.Deletes.self) ?? .atOnce
        }
        return rule
    }

    private mutating func guardShare(_ node: Node) -> Double? {
        guard let valueNode = entries(of: node, in: "'guard'", known: ["archive-at-most"])["archive-at-most"] else {
            return nil
        }
        if let text = valueNode.string, text.hasSuffix("%"), let percent = Double(text.dropLast()),
            (0...100).contains(percent)
        {
            return percent / 100
        }
        note(valueNode, "'archive-at-most' must be a share such as 20%.")
        return nil
    }
}
