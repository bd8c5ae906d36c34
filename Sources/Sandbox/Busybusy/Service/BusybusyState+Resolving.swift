extension BusybusyState: GraphQLResolver {
    mutating func resolve(
        _ field: GraphQLPlan.Field,
        of node: BusybusyNode,
        context: BusybusyContext
    ) throws(GraphQLError) -> GraphQLResolved<BusybusyNode> {
        switch node {
        case .root: try resolveRoot(field, context)
        case .project(let index, let listing): resolveProject(field.name, index, listing, context)
        case .projectInfo(let index): resolveInfo(field.name, index)
        case .projectGroup(let index): .value(.string(field.name == "id" ? groups[index].id : groups[index].name))
        case .member(let index, let listing): resolveMember(field.name, index, listing)
        case .position(let index):
            .value(.string(field.name == "id" ? members.rows[index].positionID : members.rows[index].positionTitle))
        case .timeEntry(let index, let object): resolveEntry(field.name, index, object)
        case .plain(let object): BusybusyState.resolved(object[field.name] ?? .null)
        }
    }

    private mutating func resolveRoot(
        _ field: GraphQLPlan.Field,
        _ context: BusybusyContext
    ) throws(GraphQLError) -> GraphQLResolved<BusybusyNode> {
        switch field.name {
        case "projects": return try listProjects(field.arguments, context)
        case "members": return try listMembers(field.arguments, context)
        case "ping": return .value(.boolean(true))
        default:
            if let list = try listThings(field, context) { return list }
            return .node(.project(try write(field, at: context.now), BusybusyListing()))
        }
    }

    private func resolveProject(
        _ field: String,
        _ index: Int,
        _ listing: BusybusyListing<BusybusyProject.Column>,
        _ context: BusybusyContext
    ) -> GraphQLResolved<BusybusyNode> {
        switch field {
        case "id": .value(.string(projects.rows[index].id))
        case "title": .value(.string(projects.rows[index].title))
        case "depth": .value(.int(projects.rows[index].depth))
        case "rootProjectId": .value(.string(projects.rows[index].rootID))
        case "parentProjectId": .value(.optional(projects.rows[index].parentID))
        case "archivedOn": .value(.optional(projects.rows[index].archivedOn.map(BusybusyStamp.text)))
        case "createdOn": .value(.string(BusybusyStamp.text(projects.rows[index].createdOn)))
        case "updatedOn": .value(.string(BusybusyStamp.text(projects.rows[index].updatedOn)))
        case "cursor": .value(.string(cursor(of: projects.rows[index], listing)))
        case "children": .nodes(children[projects.rows[index].id, default: []].map { .project($0, BusybusyListing()) })
        case "ancestors": .nodes(ancestors(of: index).map { .project($0, BusybusyListing()) })
        case "projectInfo":
            projects.rows[index].info == nil || settings.nullProjectInfo
                ? .value(.null) : .node(.projectInfo(index))
        default: group(of: index).map { .node(.projectGroup($0)) } ?? .value(.null)
        }
    }

    private func resolveInfo(_ field: String, _ index: Int) -> GraphQLResolved<BusybusyNode> {
        switch field {
        case "id": .value(.optional(projects.rows[index].info?.id))
        case "projectId": .value(.optional(projects.rows[index].info?.projectID))
        case "number": .value(.optional(projects.rows[index].info?.number))
        case "customer": .value(.optional(projects.rows[index].info?.customer))
        case "address1": .value(.optional(projects.rows[index].info?.address1))
        case "address2": .value(.optional(projects.rows[index].info?.address2))
        case "city": .value(.optional(projects.rows[index].info?.city))
        case "state": .value(.optional(projects.rows[index].info?.state))
        case "postalCode": .value(.optional(projects.rows[index].info?.postalCode))
        case "country": .value(.optional(projects.rows[index].info?.country))
        case "phone": .value(.optional(projects.rows[index].info?.phone))
        case "latitude": .value(projects.rows[index].info?.latitude.map(GraphQLValue.float) ?? .null)
        case "longitude": .value(projects.rows[index].info?.longitude.map(GraphQLValue.float) ?? .null)
        case "locationRadius": .value(projects.rows[index].info?.locationRadius.map(GraphQLValue.float) ?? .null)
        case "reminder": .value(projects.rows[index].info?.reminder.map(GraphQLValue.boolean) ?? .null)
        case "requireTimeEntryGps": .value(.optional(projects.rows[index].info?.requireTimeEntryGps))
        default: .value(.optional(projects.rows[index].info?.additionalInfo))
        }
    }

    private func resolveMember(
        _ field: String,
        _ index: Int,
        _ listing: BusybusyListing<BusybusyMember.Column>
    ) -> GraphQLResolved<BusybusyNode> {
        let member = members.rows[index]
        return switch field {
        case "id": .value(.string(member.id))
        case "firstName": .value(.string(member.firstName))
        case "lastName": .value(.string(member.lastName))
        case "username": .value(.string(member.username))
        case "email": .value(.optional(member.email))
        case "phone": .value(.optional(member.phone))
        case "memberNumber": .value(.optional(member.memberNumber))
        case "position": .node(.position(index))
        case "positionId": .value(.string(member.positionID))
        case "organizationId": .value(.string(account.organizationID))
        case "isSubContractor": .value(.boolean(false))
        case "timeLocationRequired": .value(.string("AUTO"))
        case "wageHistories": .nodes((member.wages ?? []).map { .plain($0.object) })
        case "memberGroup": BusybusyState.resolved(BusybusyState.group(of: member))
        case "memberGroupId": .value(.optional(member.groupID))
        case "createdOn", "updatedOn", "submittedOn": .value(.string(BusybusyStamp.text(member.createdOn)))
        case "cursor": .value(.string(cursor(of: member, listing)))
        default: .value(.null)
        }
    }

    private func cursor<Row: BusybusyRow>(of row: Row, _ listing: BusybusyListing<Row.Column>) -> String {
        listing.fixedCursor ?? BusybusyPlace(of: row, in: listing.sort).cursor(in: listing.sort)
    }

    private func group(of index: Int) -> Int? {
        projects.rows[index].groupID.flatMap { id in groups.firstIndex { $0.id == id } }
    }

    private func resolveEntry(
        _ field: String,
        _ index: Int,
        _ object: GraphQLObject
    ) -> GraphQLResolved<BusybusyNode> {
        let entry = entries.rows[index]
        let node: BusybusyNode? =
            switch field {
            case "member": members.index(of: entry.memberID).map { .member($0, BusybusyListing()) }
            case "project": entry.projectID.flatMap(projects.index).map { .project($0, BusybusyListing()) }
            case "costCode":
                entry.costCodeID.flatMap(costCodes.index).map { index in
                    .plain(costCodes.rows[index].object).with(cursor: cursor(of: costCodes.rows[index], .init()))
                }
            case "equipment":
                entry.equipmentID.flatMap(equipment.index).map { index in
                    .plain(equipment.rows[index].object(organizationID: account.organizationID))
                        .with(cursor: cursor(of: equipment.rows[index], .init()))
                }
            default: nil
            }
        return node.map { .node($0) } ?? BusybusyState.resolved(object[field] ?? .null)
    }

    /// A value that is there as a whole; objects inside it are selected from like any other.
    private static func resolved(_ value: GraphQLValue) -> GraphQLResolved<BusybusyNode> {
        switch value {
        case .object(let object): return .node(.plain(object))
        case .list(let items):
            let objects = items.compactMap(\.entries)
            return objects.count == items.count ? .nodes(objects.map { .plain($0) }) : .value(value)
        default: return .value(value)
        }
    }

    private static func group(of member: BusybusyMember) -> GraphQLValue {
        guard let id = member.groupID, let name = member.groupName else { return .null }
        var object = GraphQLObject()
        object.append("id", .string(id))
        object.append("groupName", .string(name))
        return .object(object)
    }

    /// The projects above one, the root first.
    func ancestors(of index: Int) -> [Int] {
        var result: [Int] = []
        var parent = projects.rows[index].parentID
        while let id = parent, let above = projects.index(of: id) {
            result.insert(above, at: 0)
            parent = projects.rows[above].parentID
        }
        return result
    }
}
