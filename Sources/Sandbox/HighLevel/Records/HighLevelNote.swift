/// A note on a contact.
struct HighLevelNote: Sendable, Codable, Equatable, HighLevelContactRecord {
    var id: String
    var contactId: String
    var body: String
    var userId: String?
    var title: String?
    var color: String?
    var pinned = false
    var dateAdded: HighLevelTime

    /// Takes over what a checked body names.
    mutating func apply(_ given: HighLevelValue) {
        if let text = given["body"]?.text { body = text }
        if let value = given["userId"] { userId = value.text }
        if let value = given["title"] { title = value.text }
        if let value = given["color"] { color = value.text }
        if let flag = given["pinned"]?.flag { pinned = flag }
    }

    var shape: HighLevelValue {
        var members: [HighLevelValue.Member] = []
        members.add("id", id)
        members.add("body", body)
        members.add("userId", userId)
        members.add("dateAdded", dateAdded.iso)
        members.add("contactId", contactId)
        members.add("title", title)
        members.add("color", color)
        members.append(.init(name: "pinned", value: .bool(pinned)))
        return .object(members)
    }
}
