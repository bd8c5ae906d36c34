/// A task of a contact.
struct HighLevelTask: Sendable, Codable, Equatable, HighLevelContactRecord {
    var id: String
    var contactId: String
    var title: String
    var body: String?
    var assignedTo: String?
    var dueDate: HighLevelTime
    var completed: Bool
    /// Nil for tasks that were there before it was kept.
    var dateAdded: HighLevelTime?

    /// Takes over what a checked body names.
    mutating func apply(_ given: HighLevelValue) {
        if let text = given["title"]?.text { title = text }
        if let value = given["body"] { body = value.text }
        if let value = given["assignedTo"] { assignedTo = value.text }
        if let due = given["dueDate"]?.text.flatMap({ HighLevelTime(iso: $0) }) { dueDate = due }
        if let flag = given["completed"]?.flag { completed = flag }
    }

    var shape: HighLevelValue {
        var members: [HighLevelValue.Member] = []
        members.add("id", id)
        members.add("title", title)
        members.add("body", body)
        members.add("assignedTo", assignedTo)
        members.add("dueDate", dueDate.iso)
        members.append(.init(name: "completed", value: .bool(completed)))
        members.add("contactId", contactId)
        return .object(members)
    }
}
