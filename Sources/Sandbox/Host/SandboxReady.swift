import Foundation

/// Where the sandbox listens and what opens it; printed as one JSON line when both servers are up.
public struct SandboxReady: Sendable, Codable, Equatable {
    /// HighLevel's side.
    public struct HighLevel: Sendable, Codable, Equatable {
        /// `http://127.0.0.1:PORT`, the base of every call.
        public var url: String
        /// The only location.
        public var locationId: String
        /// The private integration token of the location.
        public var token: String
        /// The agency of the location.
        public var companyId: String
    }

    /// busybusy's side.
    public struct Busybusy: Sendable, Codable, Equatable {
        /// `http://127.0.0.1:PORT`, where GraphQL is answered at `/`.
        public var url: String
        /// The value of the header `key-authorization`.
        public var key: String
        /// The only organization.
        public var organizationId: String
    }

    /// HighLevel's side.
    public var highLevel: HighLevel
    /// busybusy's side.
    public var busybusy: Busybusy
    /// How many contacts HighLevel's side holds.
    public var contacts: Int
    /// How many projects busybusy's side holds.
    public var projects: Int
    /// How many rows of the contact export were left out.
    public var rejectedRows: Int

    /// The whole as one line of JSON with sorted keys.
    public func jsonLine() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
