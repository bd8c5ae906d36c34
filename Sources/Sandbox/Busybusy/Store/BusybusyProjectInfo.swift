/// What a project says about its customer and site; at most one per project.
struct BusybusyProjectInfo: Codable, Hashable, Sendable {
    var id: String
    var projectID: String
    var number: String?
    var customer: String?
    var address1: String?
    var address2: String?
    var city: String?
    var state: String?
    var postalCode: String?
    var country: String?
    var phone: String?
    var latitude: Double?
    var longitude: Double?
    /// Metres.
    var locationRadius: Double?
    var reminder: Bool?
    /// `self`, `self_and_children`, anything else is off.
    var requireTimeEntryGps: String?
    var additionalInfo: String?

    init(id: String, projectID: String) {
        self.id = id
        self.projectID = projectID
    }

    /// The texts that a client may set, by field name.
    static var texts: [String: WritableKeyPath<BusybusyProjectInfo, String?>] {
        [
            "number": \.number, "customer": \.customer, "address1": \.address1, "address2": \.address2,
            "city": \.city, "state": \.state, "postalCode": \.postalCode, "country": \.country, "phone": \.phone,
            "requireTimeEntryGps": \.requireTimeEntryGps, "additionalInfo": \.additionalInfo,
        ]
    }

    /// The numbers that a client may set, by field name.
    static var numbers: [String: WritableKeyPath<BusybusyProjectInfo, Double?>] {
        ["latitude": \.latitude, "longitude": \.longitude, "locationRadius": \.locationRadius]
    }

    /// Applies a `ProjectInfoInput`: absent fields stay, null clears.
    mutating func apply(_ input: GraphQLObject) {
        for entry in input.entries {
            if let path = BusybusyProjectInfo.texts[entry.key] {
                self[keyPath: path] = entry.value.text
            } else if let path = BusybusyProjectInfo.numbers[entry.key] {
                if case .float(let number) = entry.value {
                    self[keyPath: path] = number
                } else {
                    self[keyPath: path] = nil
                }
            } else if entry.key == "reminder" {
                if case .boolean(let flag) = entry.value { reminder = flag } else { reminder = nil }
            }
        }
    }

    /// The value of one of the `projectInfo.` columns.
    func value(of column: BusybusyProject.Column) -> BusybusyScalar {
        switch column {
        case .infoProjectId: .text(projectID)
        case .number: BusybusyScalar(number)
        case .customer: BusybusyScalar(customer)
        case .address1: BusybusyScalar(address1)
        case .address2: BusybusyScalar(address2)
        case .city: BusybusyScalar(city)
        case .state: BusybusyScalar(state)
        case .postalCode: BusybusyScalar(postalCode)
        case .country: BusybusyScalar(country)
        case .phone: BusybusyScalar(phone)
        case .latitude: BusybusyScalar(latitude)
        case .longitude: BusybusyScalar(longitude)
        case .locationRadius: BusybusyScalar(locationRadius)
        case .reminder: BusybusyScalar(reminder)
        case .requireTimeEntryGps: BusybusyScalar(requireTimeEntryGps)
        case .additionalInfo: BusybusyScalar(additionalInfo)
        case .id, .projectId, .title, .depth, .createdOn, .updatedOn, .archivedOn, .deletedOn: .null
        }
    }
}
