public import Foundation

/// A kind of work that time is booked on. Cost codes are flat; a group holds several.
///
/// Every field but the id may be missing.
public struct CostCode: Sendable, Hashable, Identifiable {
    /// The UUID.
    public var id: String
    /// The code, such as `07 31 13`.
    public var code: String?
    /// What it stands for.
    public var title: String?
    /// The unit that progress is counted in.
    public var unitTitle: String?
    /// The name of its group.
    public var group: String?
    /// When it was archived; nil when it is in use.
    public var archivedOn: Date?
    /// When it was made.
    public var createdOn: Date?
    /// When it last changed.
    public var updatedOn: Date?
    /// The place in the list, to go on from.
    public var cursor: String?
}

extension CostCode: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id, costCode, title, unitTitle, costCodeGroup, archivedOn, createdOn, updatedOn, cursor
    }

    private struct Group: Decodable { let groupName: String? }

    /// Reads a cost code; what is missing or null is nil, what has another type throws.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        id = try fields.decode(String.self, forKey: .id)
        code = try fields.decodeIfPresent(String.self, forKey: .costCode)
        title = try fields.decodeIfPresent(String.self, forKey: .title)
        unitTitle = try fields.decodeIfPresent(String.self, forKey: .unitTitle)
        group = try fields.decodeIfPresent(Group.self, forKey: .costCodeGroup)?.groupName
        archivedOn = try fields.date(.archivedOn)
        createdOn = try fields.date(.createdOn)
        updatedOn = try fields.date(.updatedOn)
        cursor = try fields.decodeIfPresent(String.self, forKey: .cursor)
    }
}
