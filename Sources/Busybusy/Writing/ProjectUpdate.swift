/// A change of a project: only what is set or cleared is sent, on both levels.
public struct ProjectUpdate: Sendable, Hashable {
    /// What the crew picks when clocking in.
    public var title: Edit<String> = .keep
    /// Customer, address and rules.
    public var info = ProjectInfoUpdate()

    /// Makes an update that changes nothing.
    public init() {}

    /// Whether the update changes nothing.
    public var isEmpty: Bool { self == ProjectUpdate() }
}

extension ProjectUpdate: Encodable {
    /// Writes the fields that change.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: AnyKey.self)
        try fields.encode(title, forKey: "title")
        if !info.isEmpty { try fields.encode(info, forKey: "projectInfo") }
    }
}

/// A change of a project's info: only what is set or cleared is sent.
public struct ProjectInfoUpdate: Sendable, Hashable {
    /// The job number.
    public var number: Edit<String> = .keep
    /// The customer as free text.
    public var customer: Edit<String> = .keep
    /// Street and number.
    public var address1: Edit<String> = .keep
    /// The second line of the address.
    public var address2: Edit<String> = .keep
    /// The city.
    public var city: Edit<String> = .keep
    /// The state or region.
    public var state: Edit<String> = .keep
    /// The postal code.
    public var postalCode: Edit<String> = .keep
    /// The country.
    public var country: Edit<String> = .keep
    /// The customer's phone number.
    public var phone: Edit<String> = .keep
    /// The latitude in degrees.
    public var latitude: Edit<Double> = .keep
    /// The longitude in degrees.
    public var longitude: Edit<Double> = .keep
    /// The radius of the job site in metres.
    public var locationRadius: Edit<Double> = .keep
    /// Whether the crew is reminded to clock in on arrival.
    public var reminder: Edit<Bool> = .keep
    /// `self`, `self_and_children` or `none`.
    public var requireTimeEntryGps: Edit<String> = .keep
    /// Free text.
    public var additionalInfo: Edit<String> = .keep

    /// Makes an update that changes nothing.
    public init() {}

    /// Whether the update changes nothing.
    public var isEmpty: Bool { self == ProjectInfoUpdate() }
}

extension ProjectInfoUpdate: Encodable {
    /// Writes the fields that change.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: AnyKey.self)
        let texts: [(AnyKey, Edit<String>)] = [
            ("number", number), ("customer", customer), ("address1", address1), ("address2", address2), ("city", city),
            ("state", state), ("postalCode", postalCode), ("country", country), ("phone", phone),
            ("requireTimeEntryGps", requireTimeEntryGps), ("additionalInfo", additionalInfo),
        ]
        for (key, edit) in texts { try fields.encode(edit, forKey: key) }
        try fields.encode(latitude, forKey: "latitude")
        try fields.encode(longitude, forKey: "longitude")
        try fields.encode(locationRadius, forKey: "locationRadius")
        try fields.encode(reminder, forKey: "reminder")
    }
}
