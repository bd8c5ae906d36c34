/// A project or sub-project, fields as clients of the real service read them.
struct BusybusyProject: BusybusyRow {
    /// What projects are filtered and sorted by.
    enum Column: String, BusybusyColumn {
        case id, projectId, title, depth, createdOn, updatedOn, archivedOn, deletedOn
        case infoProjectId = "projectInfo.projectId"
        case number = "projectInfo.number"
        case customer = "projectInfo.customer"
        case address1 = "projectInfo.address1"
        case address2 = "projectInfo.address2"
        case city = "projectInfo.city"
        case state = "projectInfo.state"
        case postalCode = "projectInfo.postalCode"
        case country = "projectInfo.country"
        case phone = "projectInfo.phone"
        case latitude = "projectInfo.latitude"
        case longitude = "projectInfo.longitude"
        case locationRadius = "projectInfo.locationRadius"
        case reminder = "projectInfo.reminder"
        case requireTimeEntryGps = "projectInfo.requireTimeEntryGps"
        case additionalInfo = "projectInfo.additionalInfo"
    }

    /// Levels of projects, roots counted as the first (seen in client code and in the payroll export).
    static var maximumDepth: Int { 7 }

    static var idColumns: Set<Column> { [.id, .projectId] }

    var id: String
    var title: String
    /// 1 for a root.
    var depth: Int
    var rootID: String
    var parentID: String?
    var groupID: String?
    /// Instants in whole seconds since 1970.
    var createdOn: Int
    var updatedOn: Int
    var archivedOn: Int?
    var info: BusybusyProjectInfo?

    func value(of column: Column) -> BusybusyScalar {
        switch column {
        case .id, .projectId: .text(id)
        case .title: .text(title)
        case .depth: .int(depth)
        case .createdOn: .int(createdOn)
        case .updatedOn: .int(updatedOn)
        case .archivedOn: BusybusyScalar(archivedOn)
        case .deletedOn: .null
        default: info?.value(of: column) ?? .null
        }
    }
}
