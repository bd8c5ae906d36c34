import Synchronization

/// What a person does in either system's own interface, and what they see there.
extension SandboxInMemory {
    /// A contact or a root project as a person sees it. Names of fields are the system's own.
    package struct Row: Sendable, Equatable {
        package let id: String
        package let fields: [String: String]
        package let tags: [String]
        package let isArchived: Bool
    }

    /// Every contact, by id.
    package func contacts() -> [Row] {
        highLevel.snapshot().contacts.map(Row.init).sorted { $0.id < $1.id }
    }

    /// Every root project, by id.
    package func projects() -> [Row] {
        busybusy.service.state.projects.rows.filter { $0.depth == 1 }.map(Row.init).sorted { $0.id < $1.id }
    }

    /// The titles of a contact's tasks.
    package func tasks(ofContact id: String) -> [String] {
        highLevel.snapshot().tasks.filter { $0.contactId == id }.map(\.title)
    }

    /// Makes a contact, or changes one; an empty text clears a field. Returns its id.
    @discardableResult
    package func write(contact id: String?, _ fields: [String: String], tags: [String]? = nil) throws -> String {
        var set = fields.sorted { $0.key < $1.key }.map {
            HighLevelValue.Member(name: $0.key, value: .string($0.value))
        }
        if let tags { set.append(.init(name: "tags", value: .init(texts: tags))) }
        return try edit(id, [.init(name: "set", value: .object(set))])
    }

    /// Takes a contact away.
    package func delete(contact id: String) throws {
        _ = try edit(id, [.init(name: "delete", value: true)])
    }

    private func edit(_ id: String?, _ members: [HighLevelValue.Member]) throws -> String {
        let what = [HighLevelValue.Member(name: "record", value: "contact"), .init(name: "id", value: .init(text: id))]
        return try highLevel.edit(.object(what + members))["id"]?.text ?? ""
    }

    /// Makes a root project. Returns its id.
    package func addProject(_ title: String, _ info: [String: String]) throws -> String {
        try busybusy.service.byPerson { state, now in
            let index = try state.createProject(.init(title: title, info: info), at: now)
            return state.projects.rows[index].id
        }
    }

    /// Changes a project; an empty text clears a field.
    package func write(project id: String, title: String? = nil, _ info: [String: String]) throws {
        try busybusy.service.byPerson { state, now in
            guard let index = state.projects.index(of: id) else { return }
            _ = try state.updateProject(index, .init(title: title, info: info), at: now)
        }
    }

    /// Archives a project, or brings it back.
    package func archive(project id: String, _ isArchived: Bool) throws {
        try busybusy.service.byPerson { state, now in
            guard let index = state.projects.index(of: id) else { return }
            _ = isArchived ? state.archiveProject(index, at: now) : state.unarchiveProject(index, at: now)
        }
    }
}

extension BusybusyService {
    fileprivate func byPerson<Result: Sendable>(
        _ change: (inout BusybusyState, _ now: Int) throws -> Result
    ) throws -> Result {
        let now = clock().wholeSeconds
        return try memory.withLock { try change(&$0.state, now) }
    }
}

extension GraphQLObject {
    fileprivate init(title: String?, info: [String: String]) {
        self.init()
        if let title { append("title", .string(title)) }
        guard !info.isEmpty else { return }
        var object = GraphQLObject()
        for (name, value) in info.sorted(by: { $0.key < $1.key }) {
            object.append(name, value.isEmpty ? .null : .string(value))
        }
        append("projectInfo", .object(object))
    }
}

extension SandboxInMemory.Row {
    fileprivate init(_ contact: HighLevelContact) {
        let fields = [
            "firstName": contact.firstName, "lastName": contact.lastName, "phone": contact.phone,
            "email": contact.email, "address1": contact.address1, "city": contact.city, "state": contact.state,
            "postalCode": contact.postalCode, "source": contact.source, "website": contact.website,
        ]
        self.init(id: contact.id, fields: fields.compactMapValues(\.self), tags: contact.tags, isArchived: false)
    }

    fileprivate init(_ project: BusybusyProject) {
        var fields: [String: String] = ["title": project.title]
        for (name, path) in BusybusyProjectInfo.texts { fields[name] = project.info?[keyPath: path] }
        self.init(id: project.id, fields: fields, tags: [], isArchived: project.archivedOn != nil)
    }
}
