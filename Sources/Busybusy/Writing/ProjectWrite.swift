/// One write of a project, as a value.
public enum ProjectWrite: Sendable, Hashable {
    /// A project is made.
    case create(ProjectCreate)
    /// A project is changed.
    case update(id: String, ProjectUpdate)
    /// A project is archived.
    case archive(id: String)
    /// A project is brought back.
    case unarchive(id: String)

    /// The operation's name, as metrics and errors tell it.
    var operation: String {
        switch self {
        case .create: "createProject"
        case .update: "updateProject"
        case .archive: "archiveProject"
        case .unarchive: "unarchiveProject"
        }
    }

    /// What the write is about, for messages.
    var subject: String {
        switch self {
        case .create: "new project"
        case .update(let id, _), .archive(let id), .unarchive(let id): "project \(id)"
        }
    }

    /// What a writer must be able to do for this write.
    var needs: Set<WriterAbilities.Ability> {
        switch self {
        case .create(let project):
            Set([.create])
                .union(project.parentProjectID == nil ? [] : [.subProjects])
                .union(project.projectGroupID == nil ? [] : [.groups])
        case .update(_, let update): Set([.update]).union(update.clearsAnything ? [.clearsFields] : [])
        case .archive: [.archive]
        case .unarchive: [.unarchive]
        }
    }

    /// Checks what every writer refuses before it sends anything.
    ///
    /// - Throws: ``BusybusyError`` with code `.invalid` for bad input, `.unsupported` for what the writer cannot do.
    func check(_ abilities: WriterAbilities, writer: String) throws(BusybusyError) {
        switch self {
        case .create(let project) where project.title.trimmed.isEmpty:
            throw refused(.invalid, "The title of the new project is blank. Give it the customer's name.")
        case .update(_, let update) where update.isEmpty:
            throw refused(.invalid, "\(subject): the update changes nothing. Leave it out.")
        case .update(_, let update) where update.blanksTitle:
            throw refused(.invalid, "\(subject): a title cannot be blank. Leave it as it is, or give another.")
        default: break
        }
        let missing = needs.filter { !abilities($0) }.map(\.inWords).sorted()
        guard missing.isEmpty else {
            throw refused(
                .unsupported,
                "\(subject): \(writer) cannot \(missing.joined(separator: " and ")). Nothing was sent. "
                    + "Do it by hand in busybusy, or choose another way to write."
            )
        }
    }

    /// The radius of the job site that the write sets, in metres.
    var radius: Double? {
        switch self {
        case .create(let project): project.info?.locationRadius
        case .update(_, let update):
            if case .set(let radius) = update.info.locationRadius { radius } else { nil }
        case .archive, .unarchive: nil
        }
    }

    private func refused(_ code: BusybusyError.Code, _ message: String) -> BusybusyError {
        BusybusyError(code, operation: operation, message: message)
    }
}

extension WriterAbilities.Ability {
    /// What it means to an office manager, to stand after "can" or "cannot".
    var inWords: String {
        switch self {
        case .create: "make projects"
        case .update: "change projects"
        case .archive: "archive projects"
        case .unarchive: "bring archived projects back"
        case .subProjects: "make a project inside another"
        case .groups: "put a project into a group"
        case .clearsFields: "empty a field"
        case .answersWithProject: "tell the new project's id at once"
        case .sends: "send anything"
        }
    }
}
