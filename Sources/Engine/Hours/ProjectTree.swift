import Records
import Storage

/// Which root project each sub-project belongs to, and what the projects are called.
struct ProjectTree: Sendable {
    /// A project of the mirror.
    struct Node: Sendable {
        let title: String
        let number: String
        /// The root project, or a project on the way to it; nil for a root project.
        let owner: String?
        let isArchived: Bool
    }

    private(set) var nodes: [String: Node] = [:]

    init(_ records: [Record]) {
        for record in records { add(record) }
    }

    /// Reads all projects that are not gone, archived ones included: work on them was done all the same.
    init(_ tx: StoreTransaction, workspace: String) throws {
        self.init([])
        for kind in [RecordKind.project, .subProject] {
            try tx.eachRecord(of: kind, workspace: workspace) { add($0) }
        }
    }

    private mutating func add(_ record: Record) {
        nodes[record.id.remoteID] = Node(
            title: record["title"].text ?? "",
            number: record["number"].text ?? "",
            owner: record.owner,
            isArchived: record.isArchived
        )
    }

    /// The root of the project's tree; the project itself when nothing is known above it.
    func root(of project: String) -> String {
        var id = project
        // Seven levels are the most there can be; a chain that closes on itself ends here too.
        for _ in 0..<7 {
            guard let owner = nodes[id]?.owner, owner != id else { return id }
            id = owner
        }
        return id
    }

    /// Adds up by root project what is told of each project.
    func byRoot<Value>(_ values: [String: Value], _ add: (Value, Value) -> Value) -> [String: Value] {
        var sums: [String: Value] = [:]
        for (project, value) in values.sorted(by: { $0.key < $1.key }) {
            let root = root(of: project)
            sums[root] = sums[root].map { add($0, value) } ?? value
        }
        return sums
    }

    /// Finds a root project by what the payroll export says of it: by its number, else by its title, if only one has it.
    var rootFinder: RootFinder { RootFinder(nodes) }
}

/// Finds root projects by number or title.
struct RootFinder: Sendable {
    private var byNumber: [String: [String]] = [:]
    private var byTitle: [String: [String]] = [:]

    init(_ nodes: [String: ProjectTree.Node]) {
        let roots = nodes.filter { $0.value.owner == nil }.sorted { $0.key < $1.key }
        // Of two with the same name the one in use is meant, if only one is.
        for isArchived in [false, true] {
            var numbers: [String: [String]] = [:]
            var titles: [String: [String]] = [:]
            for (id, node) in roots where node.isArchived == isArchived {
                numbers[Self.key(node.number), default: []].append(id)
                titles[Self.key(node.title), default: []].append(id)
            }
            byNumber.merge(numbers) { first, _ in first }
            byTitle.merge(titles) { first, _ in first }
        }
    }

    /// The root project's id; nil when none or several answer.
    func root(number: String, title: String) -> String? {
        if !number.isEmpty, let found = byNumber[Self.key(number)], found.count == 1 { return found[0] }
        guard !title.isEmpty, let found = byTitle[Self.key(title)], found.count == 1 else { return nil }
        return found[0]
    }

    private static func key(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    }
}
