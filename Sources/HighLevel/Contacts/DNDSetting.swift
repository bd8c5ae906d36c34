/// Whether a contact may be reached on a channel.
public struct DNDSetting: Sendable, Hashable {
    /// What is in force.
    public struct Status: OpenName {
        /// The name as HighLevel writes it.
        public let rawValue: String

        /// Wraps a name; it is not checked against the known ones.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Do not disturb.
        public static let active: Status = "active"
        /// The channel may be used.
        public static let inactive: Status = "inactive"
        /// Do not disturb, and the contact alone can lift it.
        public static let permanent: Status = "permanent"
    }

    /// What is in force.
    public var status: Status
    /// Why, as free text.
    public var message: String?
    /// Why, as a code.
    public var code: String?

    /// Makes a setting.
    public init(_ status: Status, message: String? = nil, code: String? = nil) {
        self.status = status
        self.message = message
        self.code = code
    }
}

extension DNDSetting: Codable {
    /// Reads `{status, message, code}`; a missing status means that the channel may be used.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: AnyKey.self)
        status = try fields.first(of: "status") ?? .inactive
        message = try fields.first(of: "message")
        code = try fields.first(of: "code")
    }

    /// Writes `{status, message, code}`.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: AnyKey.self)
        try fields.encode(status, forKey: "status")
        try fields.encodeIfPresent(message, forKey: "message")
        try fields.encodeIfPresent(code, forKey: "code")
    }
}
