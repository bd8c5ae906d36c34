/// What a writer can do, so that nothing is planned that it cannot carry out.
public struct WriterAbilities: Sendable, Hashable, Codable {
    /// One thing that a writer may be able to do.
    public enum Ability: String, Sendable, Hashable, Codable, CaseIterable {
        /// Makes projects.
        case create
        /// Changes projects.
        case update
        /// Archives projects.
        case archive
        /// Brings archived projects back.
        case unarchive
        /// Makes projects inside of others.
        case subProjects
        /// Puts a new project into a group by the group's id.
        case groups
        /// Empties fields.
        case clearsFields
        /// Answers with the project, so that its id is known at once.
        case answersWithProject
        /// Reaches busybusy at all; a dry run does not.
        case sends
    }

    /// What it can do.
    public var can: Set<Ability>

    /// Makes a list of abilities.
    public init(_ can: Set<Ability>) { self.can = can }

    /// Whether it can do this.
    public func callAsFunction(_ ability: Ability) -> Bool { can.contains(ability) }
}

extension WriterAbilities {
    private enum CodingKeys: String, CodingKey { case can }

    /// Reads a list; abilities that this version does not know are left out.
    public init(from decoder: any Decoder) throws {
        let names = try decoder.container(keyedBy: CodingKeys.self).decode([String].self, forKey: .can)
        self.init(Set(names.compactMap(Ability.init(rawValue:))))
    }

    /// Writes the names in alphabetical order.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(can.map(\.rawValue).sorted(), forKey: .can)
    }
}
