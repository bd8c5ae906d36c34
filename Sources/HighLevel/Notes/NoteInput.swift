/// A note to be written.
public struct NoteCreate: Sendable, Hashable {
    /// The text; required by the service.
    public var body: String
    /// The heading.
    public var title: String?
    /// The user who writes it.
    public var userID: String?
    /// The colour, such as `#FFAA00`.
    public var color: String?
    /// Whether it is pinned.
    public var pinned: Bool?

    /// Makes an input.
    public init(body: String, title: String? = nil, userID: String? = nil, color: String? = nil, pinned: Bool? = nil) {
        self.body = body
        self.title = title
        self.userID = userID
        self.color = color
        self.pinned = pinned
    }
}

extension NoteCreate: Encodable {
    /// Writes the body of the call.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: AnyKey.self)
        try fields.encode(body, forKey: "body")
        try fields.encodeIfPresent(title, forKey: "title")
        try fields.encodeIfPresent(userID, forKey: "userId")
        try fields.encodeIfPresent(color, forKey: "color")
        try fields.encodeIfPresent(pinned, forKey: "pinned")
    }
}

/// A change of a note: only what is set or cleared is sent.
public struct NoteUpdate: Sendable, Hashable {
    /// The text.
    public var body: Change<String> = .keep
    /// The heading.
    public var title: Change<String> = .keep
    /// The user who wrote it.
    public var userID: Change<String> = .keep
    /// The colour.
    public var color: Change<String> = .keep
    /// Whether it is pinned.
    public var pinned: Change<Bool> = .keep

    /// Makes an update that changes nothing.
    public init() {}
}

extension NoteUpdate: Encodable {
    /// Writes the fields that change.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: AnyKey.self)
        try fields.encode(body, forKey: "body")
        try fields.encode(title, forKey: "title")
        try fields.encode(userID, forKey: "userId")
        try fields.encode(color, forKey: "color")
        try fields.encode(pinned, forKey: "pinned")
    }
}
