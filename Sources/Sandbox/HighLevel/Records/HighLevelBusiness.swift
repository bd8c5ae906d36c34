/// A business that contacts can belong to.
struct HighLevelBusiness: Sendable, Codable, Equatable {
    /// 24 hexadecimal digits
    var id: String
    var name: String
    var phone: String?
    var email: String?
    var website: String?
    var address: String?
    var city: String?
    var state: String?
    var postalCode: String?
    var country: String?
    var description: String?
    var createdAt: HighLevelTime
    /// Nil until the first change.
    var updatedAt: HighLevelTime?

    private static var fields: [(String, WritableKeyPath<HighLevelBusiness, String?>)] {
        [
            ("phone", \.phone), ("email", \.email), ("website", \.website), ("address", \.address), ("city", \.city),
            ("state", \.state), ("postalCode", \.postalCode), ("country", \.country), ("description", \.description),
        ]
    }

    /// Takes over what a checked body names.
    mutating func apply(_ given: HighLevelValue) {
        if let text = given["name"]?.text { name = text }
        for (name, path) in Self.fields {
            if let value = given[name] { self[keyPath: path] = value.text }
        }
    }

    func shape(location: String) -> HighLevelValue {
        var members: [HighLevelValue.Member] = []
        members.add("id", id)
        members.add("name", name)
        for (name, path) in Self.fields { members.add(name, self[keyPath: path]) }
        members.add("locationId", location)
        members.add("createdAt", createdAt.iso)
        members.add("updatedAt", (updatedAt ?? createdAt).iso)
        return .object(members)
    }
}
