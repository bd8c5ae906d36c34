public import Records

/// What a write makes or keeps of something in the other system, and what it says once the write is done.
public struct CopyDraft: Hashable, Sendable, Codable {
    public let id: CopyID
    /// Everything that the copy takes from its source, as text: equal texts need no write.
    public let content: String

    public init(_ id: CopyID, content: String) {
        self.id = id
        self.content = content
    }
}
