import Sandbox
import Synchronization

/// The persons of both offices, and their memory of what they did.
final class People: Sendable {
    struct State: Sendable {
        var customers: [Int: Customer] = [:]
        var lastChange: Int64 = 0
        var restCount = 0
    }

    let world: World
    let state = Mutex(State())

    init(_ world: World) { self.world = world }

    var customers: [(number: Int, customer: Customer)] {
        state.withLock { $0.customers.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
    }

    /// When one of them last changed something.
    var lastChange: Int64 { state.withLock(\.lastChange) }

    /// Both systems are at rest: what they say now is what everybody agreed on.
    func rest() {
        let sight = Sight(world.sandbox)
        state.withLock { state in
            state.restCount += 1
            for number in state.customers.keys {
                guard let customer = state.customers[number] else { continue }
                guard let contact = sight.contacts(of: customer).first,
                    let project = sight.projects(of: customer).first,
                    !project.isArchived
                else { continue }
                for field in Field.allCases {
                    state.customers[number]?.settled[field] = field.inContact(contact)
                    state.customers[number]?.edits[field] = nil
                }
            }
        }
    }

    /// Somebody does something, if it can be done now.
    func act(_ what: Happening.What) {
        do {
            guard try done(what) else { return }
            world.note("a person: \(what)")
            world.count { $0.edits += 1 }
            state.withLock { [now = world.loop.now] in $0.lastChange = now }
        } catch {
            world.note("could not be done: \(what): \(error)")
        }
    }

    private func done(_ what: Happening.What) throws -> Bool {
        switch what {
        case .contactAdded(let number, let isTagged): try addContact(number, isTagged)
        case .projectAdded(let number): try addProject(number)
        case .pairAdded(let number): try addPair(number)
        case .contactEdited(let number, let field, let value): return try editContact(number, field, value)
        case .projectEdited(let number, let field, let value): return try editProject(number, field, value)
        case .tagged(let number, let isTagged): return try tag(number, isTagged)
        case .contactDeleted(let number): return try deleteContact(number)
        case .projectArchived(let number, let isArchived): return try archive(number, isArchived)
        case .fault, .crash, .clockSet: return false
        }
        return true
    }

    // MARK: Making

    private func firstValues(_ number: Int) -> [Field: String] {
        Dictionary(uniqueKeysWithValues: Field.allCases.map { ($0, $0.value(number + 1)) })
    }

    private func makeContact(_ values: [Field: String], _ number: Int, isTagged: Bool) throws -> String {
        var fields = Field.contactFields(values)
        fields["email"] = "customer\(number)@example.com"
        return try world.sandbox.write(contact: nil, fields, tags: isTagged ? ["vip", "customer"] : ["vip"])
    }

    private func makeProject(_ values: [Field: String]) throws -> String {
        var info = Field.projectInfo(values)
        info["customer"] = values[.name]
        return try world.sandbox.addProject(values[.name] ?? "", info)
    }

    private func addContact(_ number: Int, _ isTagged: Bool) throws {
        var customer = Customer(origin: .contact, isTagged: isTagged, wasTagged: isTagged)
        customer.settled = firstValues(number)
        customer.contactID = try makeContact(customer.settled, number, isTagged: isTagged)
        keep(number, customer)
    }

    private func addProject(_ number: Int) throws {
        var customer = Customer(origin: .project, isTagged: true, wasTagged: true)
        customer.settled = firstValues(number)
        customer.projectID = try makeProject(customer.settled)
        keep(number, customer)
    }

    private func addPair(_ number: Int) throws {
        var customer = Customer(origin: .pair, isTagged: true, wasTagged: true)
        customer.settled = firstValues(number)
        customer.contactID = try makeContact(customer.settled, number, isTagged: true)
        customer.projectID = try makeProject(customer.settled)
        keep(number, customer)
    }

    private func keep(_ number: Int, _ customer: Customer) { state.withLock { $0.customers[number] = customer } }

    // MARK: Changing

    /// The customer if anybody may touch it: a pair has to be joined before its evidence is changed.
    private func customer(_ number: Int) -> Customer? {
        state.withLock { state in
            guard let customer = state.customers[number], !customer.isDeleted else { return nil }
            return customer.origin == .pair && state.restCount == 0 ? nil : customer
        }
    }

    private func editContact(_ number: Int, _ field: Field, _ value: Int?) throws -> Bool {
        guard var customer = customer(number), value != nil || field.mayBeEmpty,
            let contact = Sight(world.sandbox).contacts(of: customer).first
        else { return false }
        let text = value.map(field.value) ?? ""
        try world.sandbox.write(contact: contact.id, Field.contactFields([field: text]))
        customer.edits[field, default: .init()].inContact = text
        keep(number, customer)
        return true
    }

    private func editProject(_ number: Int, _ field: Field, _ value: Int?) throws -> Bool {
        let sight = Sight(world.sandbox)
        guard var customer = customer(number), value != nil || field.mayBeEmpty,
            let project = sight.projects(of: customer).first, !project.isArchived
        else { return false }
        let text = value.map(field.value) ?? ""
        var info = Field.projectInfo([field: field.casual(text)])
        // A new contact is named after the customer and not after the title.
        if field == .name, sight.contacts(of: customer).isEmpty { info["customer"] = text }
        try world.sandbox.write(project: project.id, title: field == .name ? text : nil, info)
        customer.edits[field, default: .init()].inProject = text
        keep(number, customer)
        return true
    }

    private func tag(_ number: Int, _ isTagged: Bool) throws -> Bool {
        guard var customer = customer(number), let contact = Sight(world.sandbox).contacts(of: customer).first else {
            return false
        }
        let tags = contact.tags.filter { $0 != "customer" } + (isTagged ? ["customer"] : [])
        try world.sandbox.write(contact: contact.id, [:], tags: tags)
        customer.isTagged = isTagged
        customer.wasTagged = customer.wasTagged || isTagged
        keep(number, customer)
        return true
    }

    private func deleteContact(_ number: Int) throws -> Bool {
        guard var customer = customer(number), let contact = Sight(world.sandbox).contacts(of: customer).first else {
            return false
        }
        try world.sandbox.delete(contact: contact.id)
        customer.isDeleted = true
        keep(number, customer)
        return true
    }

    private func archive(_ number: Int, _ isArchived: Bool) throws -> Bool {
        guard var customer = customer(number), let project = Sight(world.sandbox).projects(of: customer).first,
            project.isArchived != isArchived
        else { return false }
        try world.sandbox.archive(project: project.id, isArchived)
        customer.isArchived = isArchived
        customer.wasArchived = true
        keep(number, customer)
        return true
    }
}
