/// The documents of the reads. Roots, arguments and fields are those seen in client code and live traffic.
enum Queries {
    /// What is read of a project; writers ask for the same.
    static let projectFields = """
        id title depth archivedOn createdOn updatedOn cursor rootProjectId parentProjectId
        projectInfo {
          number customer address1 address2 city state postalCode country phone
          latitude longitude locationRadius reminder requireTimeEntryGps additionalInfo
        }
        """

    static let projects = """
        query Projects($filter: ProjectFilter, $sort: [ProjectSort!], $first: Int, $after: String) {
          projects(filter: $filter, sort: $sort, first: $first, after: $after) { \(projectFields) }
        }
        """

    static let members = """
        query Members($filter: MemberFilter!, $sort: [MemberSort!], $first: Int, $after: String) {
          members(filter: $filter, sort: $sort, first: $first, after: $after) {
            id firstName lastName username email phone memberNumber position { title } memberGroup { groupName }
            archivedOn deletedOn createdOn updatedOn cursor
          }
        }
        """
}
