/// An object of the schema while a request is answered: the position of a row, and how its list was asked for.
enum BusybusyNode: Sendable {
    case root
    case project(Int, BusybusyListing<BusybusyProject.Column>)
    case projectInfo(Int)
    case projectGroup(Int)
    case member(Int, BusybusyListing<BusybusyMember.Column>)
    case position(Int)
    case timeEntry(Int, GraphQLObject)
    /// An object that is there as a whole; a field that it lacks is null.
    case plain(GraphQLObject)
}

/// The list that a node was read from; decides its cursor.
struct BusybusyListing<Column: BusybusyColumn>: Sendable {
    var sort = BusybusySort<Column>.standard
    /// Set by the repeated-cursor fault: every node of the page shows this one.
    var fixedCursor: String?
}

/// What holds for a whole request.
struct BusybusyContext: Sendable {
    /// Whole seconds since 1970.
    var now: Int
    /// Whether every page shall repeat one cursor.
    var repeatsCursor = false
    /// Whose key was sent.
    var viewer = BusybusyViewer.all
}
