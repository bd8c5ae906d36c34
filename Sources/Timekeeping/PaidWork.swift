/// What a person worked on a project on a day, told apart by how it is paid.
public struct PaidWork: Sendable, Hashable {
    /// Who worked.
    public var personID: String
    /// What was worked on; nil for no project.
    public var projectID: String?
    /// The day in the account's time.
    public var day: LocalDay
    /// How long.
    public var worked: WorkedSeconds

    /// Makes an entry.
    public init(personID: String, projectID: String?, day: LocalDay, worked: WorkedSeconds) {
        self.personID = personID
        self.projectID = projectID
        self.day = day
        self.worked = worked
    }
}
