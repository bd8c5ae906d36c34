public import Foundation

/// A project that another one is in.
public struct ProjectAncestor: Sendable, Hashable, Identifiable {
    /// The UUID.
    public var id: String
    /// Its title.
    public var title: String?
    /// 1 for a root project.
    public var depth: Int?
    /// When it was archived; nil when it is in use.
    public var archivedOn: Date?
}

extension ProjectAncestor: Decodable {
    private enum CodingKeys: String, CodingKey { case id, title, depth, archivedOn }

    /// Reads an ancestor; what is missing or null is nil, what has another type throws.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        id = try fields.decode(String.self, forKey: .id)
        title = try fields.decodeIfPresent(String.self, forKey: .title)
        depth = try fields.decodeIfPresent(Int.self, forKey: .depth)
        archivedOn = try fields.date(.archivedOn)
    }
}
