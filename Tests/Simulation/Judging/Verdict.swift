import Sandbox

/// Looks at both systems at rest and says what must not be so.
struct Verdict {
    private let sandbox: SandboxInMemory
    private let sight: Sight
    private(set) var problems: [String] = []

    init(_ people: People) {
        sandbox = people.world.sandbox
        sight = Sight(sandbox)
        for (number, customer) in people.customers { judge(number, customer) }
        judgeStrangers(people.customers.map(\.customer))
    }

    private mutating func judge(_ number: Int, _ customer: Customer) {
        let (contacts, projects) = (sight.contacts(of: customer), sight.projects(of: customer))
        if contacts.count > 1 { say(number, "\(contacts.count) contacts") }
        if projects.count > 1 { say(number, "\(projects.count) projects") }
        if customer.projectID != nil, projects.isEmpty { say(number, "the project is gone") }
        if customer.isDeleted { return judgeDeleted(number, customer, contacts, projects) }
        if customer.origin != .project, contacts.isEmpty { say(number, "the contact is gone") }
        if customer.origin == .project, contacts.isEmpty, !customer.wasArchived { say(number, "no contact was made") }
        if customer.isTagged, projects.isEmpty { say(number, "no project was made") }
        if !customer.wasTagged, !projects.isEmpty { say(number, "a project was made of nobody's customer") }
        guard let contact = contacts.first else { return }
        judgeContact(number, customer, contact)
        guard let project = projects.first else { return }
        if project.isArchived != customer.isArchived {
            return say(number, project.isArchived ? "the project was archived" : "the project came back")
        }
        if !project.isArchived { judgeFields(number, customer, contact, project) }
    }

    private mutating func judgeDeleted(
        _ number: Int,
        _ customer: Customer,
        _ contacts: [SandboxInMemory.Row],
        _ projects: [SandboxInMemory.Row]
    ) {
        if !contacts.isEmpty { say(number, "a deleted contact came back") }
        if projects.contains(where: { !$0.isArchived }) { say(number, "the project of a deleted contact goes on") }
    }

    /// What the mapping does not name is as persons left it.
    private mutating func judgeContact(_ number: Int, _ customer: Customer, _ contact: SandboxInMemory.Row) {
        if customer.origin == .project {
            let tasks = sandbox.tasks(ofContact: contact.id).count
            if tasks != 1 { say(number, "\(tasks) first tasks") }
        } else {
            let email = contact.fields["email"] ?? "none"
            if email != "customer\(number)@example.com" { say(number, "the e-mail became \(email)") }
            if !contact.tags.contains("vip") { say(number, "a person's tag is gone") }
        }
        if contact.tags.contains("customer") != customer.isTagged { say(number, "the tag of the scope changed") }
    }

    private mutating func judgeFields(
        _ number: Int,
        _ customer: Customer,
        _ contact: SandboxInMemory.Row,
        _ project: SandboxInMemory.Row
    ) {
        for field in Field.allCases {
            let (left, right) = (field.normal(field.inContact(contact)), field.normal(field.inProject(project)))
            if left != right { say(number, "\(field.rawValue) is \"\(left)\" in HighLevel, \"\(right)\" in busybusy") }
            let allowed = customer.allowed(field).map(field.normal)
            if !allowed.contains(left) {
                say(number, "\(field.rawValue) is \"\(left)\", persons said \(allowed.joined(separator: " or "))")
            }
        }
    }

    /// Nothing is there that no customer accounts for.
    private mutating func judgeStrangers(_ customers: [Customer]) {
        let contacts = Set(customers.flatMap { sight.contacts(of: $0) }.map(\.id))
        let projects = Set(customers.flatMap { sight.projects(of: $0) }.map(\.id))
        for row in sight.contacts where !contacts.contains(row.id) {
            problems.append("a contact of nobody: \(row.fields.sorted { $0.key < $1.key })")
        }
        for row in sight.projects where !projects.contains(row.id) {
            // A contact that was deleted takes its marker's meaning with it; the project stays, archived.
            if !row.isArchived { problems.append("a project of nobody: \(row.fields["title"] ?? "")") }
        }
    }

    private mutating func say(_ number: Int, _ text: String) { problems.append("customer \(number): \(text)") }
}
