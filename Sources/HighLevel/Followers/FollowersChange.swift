/// The users that follow a contact after some were added or taken away.
public struct FollowersChange: Sendable, Hashable {
    /// All followers now.
    public let followers: [String]
    /// Those that this call added or took away.
    public let changed: [String]
}

extension FollowersChange: Decodable {
    /// Reads `{followers, followersAdded}` or `{followers, followersRemoved}`.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: AnyKey.self)
        followers = try fields.first(of: "followers") ?? []
        changed = try fields.first(of: "followersAdded", "followersRemoved") ?? []
    }
}
