/// Which contacts become projects, and which projects are left alone.
public struct Scope: Hashable, Sendable {
    /// A contact takes part when it carries one of these tags. With none named every contact does, unless the mapping makes
    /// jobs of opportunities: then only these decide.
    public var contactTags: [String]
    /// Titles of root projects that are nobody's job, such as "Shop".
    public var skippedTitles: [String]

    public init(contactTags: [String] = [], skippedTitles: [String] = []) {
        self.contactTags = contactTags
        self.skippedTitles = skippedTitles
    }
}
