public import Foundation

/// A task of a contact.
public struct ContactTask: Sendable, Hashable, Identifiable {
    /// The id.
    public var id: String
    /// The contact, where the reply has it.
    public var contactID: String?
    /// What is to be done.
    public var title: String?
    /// More about it.
    public var body: String?
    /// The user who is to do it.
    public var assignedTo: String?
    /// When it is due.
    public var dueDate: Date?
    /// Whether it is done.
    public var isCompleted: Bool

    /// Makes a task; mostly for tests, as tasks are read and not made.
    public init(id: String, title: String? = nil, dueDate: Date? = nil, isCompleted: Bool = false) {
        self.id = id
        self.title = title
        self.dueDate = dueDate
        self.isCompleted = isCompleted
    }
}

extension ContactTask: Decodable {
    /// Reads a task; a missing `completed` means it is open. The location-wide search may have the id as `_id`
    /// (assumption).
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: AnyKey.self)
        guard let id: String = try fields.first(of: "id", "_id") else {
            throw DecodingError.keyNotFound(
                AnyKey(stringValue: "id"),
                .init(codingPath: decoder.codingPath, debugDescription: "a task without id")
            )
        }
        self.id = id
        contactID = try fields.first(of: "contactId")
        title = try fields.first(of: "title")
        body = try fields.first(of: "body")
        assignedTo = try fields.first(of: "assignedTo")
        dueDate = try fields.date("dueDate")
        isCompleted = try fields.first(of: "completed") ?? false
    }
}
