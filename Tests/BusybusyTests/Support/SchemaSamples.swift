@testable import Busybusy

/// Schemas made from the documents of the client: whatever those send is there.
enum SchemaSamples {
    typealias Types = [String: [String: SchemaOutline.Field]]

    /// Everything that reads and writes need.
    static let whole = SchemaOutline(queryType: "Query", mutationType: "Mutation", types: types(mutations: true))

    /// Reads only, and mutations of other names.
    static let withOtherMutations: SchemaOutline = {
        var types = SchemaSamples.types(mutations: false)
        types["Mutation"] = [
            "saveProject": SchemaOutline.Field(type: "Project", arguments: ["project": "SaveProjectInput"]),
            "saveMember": SchemaOutline.Field(type: "Member", arguments: ["member": "SaveMemberInput"]),
        ]
        return SchemaOutline(queryType: "Query", mutationType: "Mutation", types: types)
    }()

    /// Reads only, and a mutation that does nothing.
    static let withoutMutations: SchemaOutline = {
        var types = SchemaSamples.types(mutations: false)
        types["Mutation"] = ["ping": SchemaOutline.Field(type: "String")]
        return SchemaOutline(queryType: "Query", mutationType: "Mutation", types: types)
    }()

    private static func types(mutations: Bool) -> Types {
        var types: Types = [:]
        let documents = ProbedList.all.map(\.document) + (mutations ? UnverifiedMutations.examples.map(\.document) : [])
        for text in documents {
            guard let document = DocumentOutline(text) else { continue }
            add(document.root, to: document.isMutation ? "Mutation" : "Query", document, &types)
        }
        types["ProjectFilter"] = inputs(["archivedOn", "depth", "id", "updatedOn"])
        types["MemberFilter"] = inputs(["archivedOn"])
        types["TimeEntryFilter"] = inputs(["projectId", "memberId", "endTime", "deletedOn"])
        types["ProjectSort"] = inputs(["createdOn", "title", "projectInfo"])
        let info = [
            "number", "customer", "address1", "address2", "city", "state", "postalCode", "country", "phone",
            "requireTimeEntryGps", "additionalInfo", "latitude", "longitude", "locationRadius", "reminder",
        ]
        types["ProjectInfoInput"] = inputs(info)
        for name in ["CreateProjectInput", "UpdateProjectInput"] where mutations {
            types[name] = inputs(["title", "parentProjectId", "projectGroupId"])
            types[name]?["projectInfo"] = SchemaOutline.Field(type: "ProjectInfoInput")
        }
        return types
    }

    private static func inputs(_ names: [String]) -> [String: SchemaOutline.Field] {
        Dictionary(uniqueKeysWithValues: names.map { ($0, SchemaOutline.Field(type: "Any")) })
    }

    private static func add(
        _ field: DocumentOutline.Field,
        to owner: String,
        _ document: DocumentOutline,
        _ types: inout Types
    ) {
        let isRoot = owner == "Query" || owner == "Mutation"
        let type = field.selection.isEmpty ? "String" : typeName(field, of: owner, document, isRoot: isRoot)
        var known = SchemaOutline.Field(type: type)
        for argument in field.arguments { known.arguments[argument.name] = document.variableTypes[argument.variable] }
        types[owner, default: [:]][field.name] = known
        for child in field.selection { add(child, to: type, document, &types) }
    }

    /// A root's type after its filter; a field's after itself, but for the children of projects.
    private static func typeName(
        _ field: DocumentOutline.Field,
        of owner: String,
        _ document: DocumentOutline,
        isRoot: Bool
    ) -> String {
        guard isRoot else { return field.name == "children" ? owner : "\(owner)_\(field.name)" }
        guard let filter = document.variableTypes["filter"] else { return "Project" }
        return String(filter.dropLast("Filter".count))
    }
}

extension SchemaOutline {
    /// The same with further types that nobody asks about, as every real schema has them.
    func padded(to count: Int) -> SchemaOutline {
        var types = types
        for number in types.count..<max(count, types.count) { types["Other\(number)"] = [:] }
        return SchemaOutline(queryType: queryType, mutationType: mutationType, types: types)
    }
}
