public import Foundation

/// A note on a contact. The service keeps no time of its last change.
public struct ContactNote: Sendable, Hashable, Identifiable {
    /// The id.
    public var id: String
    /// The contact, where the reply has it.
    public var contactID: String?
    /// The text.
    public var body: String?
    /// The heading.
    public var title: String?
    /// The user who wrote it.
    public var userID: String?
    /// The colour, such as `#FFAA00`.
    public var color: String?
    /// Whether it is pinned.
    public var isPinned: Bool
    /// When it was written.
    public var dateAdded: Date?

    /// Makes a note; mostly for tests, as notes are read and not made.
    public init(id: String, body: String? = nil, dateAdded: Date? = nil) {
        self.id = id
        self.body = body
        self.dateAdded = dateAdded
        isPinned = false
    }
}

extension ContactNote: Decodable {
    /// Reads a note.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: AnyKey.self)
        id = try fields.decode(String.self, forKey: "id")
        contactID = try fields.first(of: "contactId")
        body = try fields.first(of: "body")
        title = try fields.first(of: "title")
        userID = try fields.first(of: "userId")
        color = try fields.first(of: "color")
        isPinned = try fields.first(of: "pinned") ?? false
        dateAdded = try fields.date("dateAdded")
    }
}
