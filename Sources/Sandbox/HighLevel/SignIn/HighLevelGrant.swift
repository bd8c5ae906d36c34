/// One installation of the app: on a location, or on an agency for some or all of its locations.
struct HighLevelGrant: Sendable, Codable, Equatable {
    enum UserType: String, Sendable, Codable {
        case location = "Location"
        case company = "Company"
    }

    /// 24 hexadecimal digits
    var id: String
    var userType: UserType
    var companyID: String
    /// Nil on an agency.
    var locationID: String?
    var scopes: [String]
    /// Who installed it.
    var userID: String
    /// The locations that an agency approved.
    var approvedLocations: [String] = []
    var approvesAllLocations = false
    var installsToFutureLocations = false
    var installedAt: HighLevelTime

    /// Whether the installation covers the location.
    func covers(_ location: String) -> Bool {
        locationID == location
            || userType == .company && (approvesAllLocations || approvedLocations.contains(location))
    }
}
