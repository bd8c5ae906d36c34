/// A task to be created with a new contact.
public struct NewTask: Hashable, Sendable, Codable {
    public let title: String
    /// Days from the moment of creation to the due time.
    public let dueInDays: Int

    public init(title: String, dueInDays: Int) {
        self.title = title
        self.dueInDays = dueInDays
    }
}
