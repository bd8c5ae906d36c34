/// The documents of the writes. UNVERIFIED: no mutation of the real service is publicly known.
///
/// Names, inputs and their meaning (absent leaves a field, null empties it) are invented. Nothing here may be sent to the
/// real service before a probe or its owner has confirmed it; everything that is known to need change is in this file.
enum UnverifiedMutations {
    static let create = """
        mutation CreateProject($input: CreateProjectInput!) {
          createProject(input: $input) { \(Queries.projectFields) }
        }
        """

    static let update = """
        mutation UpdateProject($id: ID!, $input: UpdateProjectInput!) {
          updateProject(id: $id, input: $input) { \(Queries.projectFields) }
        }
        """

    static let archive = """
        mutation ArchiveProject($id: ID!) {
          archiveProject(id: $id) { \(Queries.projectFields) }
        }
        """

    static let unarchive = """
        mutation UnarchiveProject($id: ID!) {
          unarchiveProject(id: $id) { \(Queries.projectFields) }
        }
        """
}
