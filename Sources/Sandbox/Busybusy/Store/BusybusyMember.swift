/// An employee with a login. Members are read only here.
struct BusybusyMember: BusybusyRow {
    /// What members are filtered and sorted by.
    enum Column: String, BusybusyColumn {
        case id, firstName, lastName, username, memberNumber, createdOn, updatedOn, archivedOn, deletedOn
    }

    var id: String
    var firstName: String
    var lastName: String
    var username: String
    var email: String?
    var phone: String?
    var memberNumber: String?
    var positionID: String
    var positionTitle: String
    /// Whole seconds since 1970.
    var createdOn: Int
    /// The member's crew; nil in old snapshots and for those without a life.
    var groupID: String?
    var groupName: String?
    /// Wages from the first on, nil as above.
    var wages: [BusybusyWage]?

    func value(of column: Column) -> BusybusyScalar {
        switch column {
        case .id: .text(id)
        case .firstName: .text(firstName)
        case .lastName: .text(lastName)
        case .username: .text(username)
        case .memberNumber: BusybusyScalar(memberNumber)
        case .createdOn, .updatedOn: .int(createdOn)
        case .archivedOn, .deletedOn: .null
        }
    }

    /// What the member's position allows. Titles are the service's defaults; which holds what is an assumption.
    var permissions: Set<String> {
        switch positionTitle.lowercased() {
        case "admin": ["manageProjects", "manageEmployees", "trackTimeFor", "editTimeEntriesFor", "viewExpenses"]
        case "manager": ["manageProjects", "manageEmployees", "trackTimeFor", "editTimeEntriesFor"]
        case "foreman", "supervisor": ["trackTimeFor"]
        default: []
        }
    }
}
