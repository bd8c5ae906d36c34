import Foundation

/// The mutations. All of them are INVENTED: no mutation of the real service is publicly known.
extension BusybusyState {
    /// Performs one mutation at an instant and returns the position of the project it is about.
    mutating func write(_ field: GraphQLPlan.Field, at now: Int) throws(GraphQLError) -> Int {
        let input = field.arguments["input"]?.entries ?? GraphQLObject()
        switch field.name {
        case "createProject": return try createProject(input, at: now)
        case "updateProject": return try updateProject(try project(in: field), input, at: now)
        case "archiveProject": return archiveProject(try project(in: field), at: now)
        default: return unarchiveProject(try project(in: field), at: now)
        }
    }

    private func project(in field: GraphQLPlan.Field) throws(GraphQLError) -> Int {
        guard let id = field.arguments["id"]?.text, let index = projects.index(of: id) else {
            throw GraphQLError("Project not found")
        }
        return index
    }

    private static func checked(title: String?) throws(GraphQLError) -> String {
        guard let title, title.contains(where: { !$0.isWhitespace }) else {
            throw GraphQLError("title must not be blank")
        }
        return title
    }

    mutating func createProject(_ input: GraphQLObject, at now: Int) throws(GraphQLError) -> Int {
        let title = try BusybusyState.checked(title: input["title"]?.text)
        let parent = try self.parent(input["parentProjectId"]?.text)
        let group = input["projectGroupId"]?.text
        guard group == nil || groups.contains(where: { $0.id == group }) else {
            throw GraphQLError("Project group not found")
        }
        let id = random.uuid()
        var project = BusybusyProject(
            id: id,
            title: title,
            depth: (parent?.depth ?? 0) + 1,
            rootID: parent?.rootID ?? id,
            parentID: parent?.id,
            groupID: group,
            createdOn: now,
            updatedOn: now
        )
        if let info = input["projectInfo"]?.entries { apply(info, to: &project) }
        let index = projects.append(project)
        if let parent { children[parent.id, default: []].append(index) }
        changeCount += 1
        return index
    }

    private func parent(_ id: String?) throws(GraphQLError) -> BusybusyProject? {
        guard let id else { return nil }
        guard let index = projects.index(of: id) else { throw GraphQLError("Parent project not found") }
        guard projects.rows[index].depth < BusybusyProject.maximumDepth else {
            throw GraphQLError("Projects can be nested at most \(BusybusyProject.maximumDepth) levels deep")
        }
        return projects.rows[index]
    }

    private mutating func apply(_ input: GraphQLObject, to project: inout BusybusyProject) {
        var info = project.info ?? BusybusyProjectInfo(id: random.uuid(), projectID: project.id)
        info.apply(input)
        project.info = info
    }

    mutating func updateProject(
        _ index: Int,
        _ input: GraphQLObject,
        at now: Int
    ) throws(GraphQLError) -> Int {
        var project = projects.rows[index]
        if let title = input["title"] {
            let title = try BusybusyState.checked(title: title.text)
            // Only the project's own fields move its stamp; ProjectInfo does not (the pessimistic reading of an unknown).
            if title != project.title { project.updatedOn = now }
            project.title = title
        }
        if let info = input["projectInfo"]?.entries {
            apply(info, to: &project)
        } else if input["projectInfo"] == .null {
            project.info = nil
        }
        if settings.infoEditsMoveUpdatedOn, project.info != projects.rows[index].info { project.updatedOn = now }
        projects.update(index) { $0 = project }
        changeCount += 1
        return index
    }

    mutating func archiveProject(_ index: Int, at now: Int) -> Int {
        guard projects.rows[index].archivedOn == nil else { return index }
        projects.update(index) {
            $0.archivedOn = now
            $0.updatedOn = now
        }
        changeCount += 1
        return index
    }

    mutating func unarchiveProject(_ index: Int, at now: Int) -> Int {
        guard projects.rows[index].archivedOn != nil else { return index }
        projects.update(index) {
            $0.archivedOn = nil
            $0.updatedOn = now
        }
        changeCount += 1
        return index
    }
}
