/// One key of the order of a list. Only keys seen in client code are offered; not every list has each.
public struct NodeSort: Sendable, Hashable, Encodable {
    /// The direction.
    public enum Direction: String, Sendable, Hashable, Encodable {
        /// Smallest first.
        case ascending = "asc"
        /// Largest first.
        case descending = "desc"
    }

    private let path: [String]
    private let direction: Direction

    /// By the time of creation, which no edit changes.
    public static func createdOn(_ direction: Direction) -> NodeSort {
        NodeSort(path: ["createdOn"], direction: direction)
    }

    /// By title.
    public static func title(_ direction: Direction) -> NodeSort {
        NodeSort(path: ["title"], direction: direction)
    }

    /// By the project's id, through its info.
    public static func infoProjectID(_ direction: Direction) -> NodeSort {
        NodeSort(path: ["projectInfo", "projectId"], direction: direction)
    }

    /// Oldest first, ties by id: the order in which a paged read meets every project.
    public static let stable: [NodeSort] = [.createdOn(.ascending), .infoProjectID(.ascending)]

    /// Writes an object with a single key, nested where the path is.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: AnyKey.self)
        for name in path.dropLast() {
            container = container.nestedContainer(keyedBy: AnyKey.self, forKey: AnyKey(name))
        }
        if let name = path.last { try container.encode(direction, forKey: AnyKey(name)) }
    }
}
