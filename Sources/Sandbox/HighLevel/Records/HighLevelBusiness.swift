/// A business that contacts can belong to; the sandbox only reads them.
struct HighLevelBusiness: Sendable, Codable, Equatable {
    /// 24 hexadecimal digits
    var id: String
    var name: String
    var phone: String?
    var email: String?
    var city: String?
    var state: String?
    var country: String?
    var createdAt: HighLevelTime

    func shape(location: String) -> HighLevelValue {
        var members: [HighLevelValue.Member] = []
        members.add("id", id)
        members.add("name", name)
        members.add("phone", phone)
        members.add("email", email)
        members.add("city", city)
        members.add("state", state)
        members.add("country", country)
        members.add("locationId", location)
        members.add("createdAt", createdAt.iso)
        members.add("updatedAt", createdAt.iso)
        return .object(members)
    }
}
