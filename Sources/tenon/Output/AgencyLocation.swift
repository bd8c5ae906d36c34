import HighLevel

/// A location of an agency, for output.
struct AgencyLocation: Encodable {
    let id: String
    let name: String?
    let isInstalled: Bool?

    /// More than these are not read: an agency may have thousands.
    static let most = 100

    init(_ location: InstalledLocation) {
        id = location.id
        name = location.name
        isInstalled = location.isInstalled
    }

    /// The locations in lines for people.
    static func lines(_ locations: [AgencyLocation]) -> [String] {
        var lines = locations.map { location in
            location.id + "  " + (location.name ?? "without a name")
                + (location.isInstalled == false ? ", app not installed" : "")
        }
        if locations.count >= most { lines.append("… and perhaps more") }
        return lines.enumerated().map { ($0 == 0 ? "Locations:    " : "              ") + $1 }
    }
}
