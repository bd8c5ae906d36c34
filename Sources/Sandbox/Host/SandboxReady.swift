import Foundation

/// Where the sandbox listens and what opens it; printed as one JSON line when both servers are up.
public struct SandboxReady: Sendable, Codable, Equatable {
    /// HighLevel's side.
    public struct HighLevel: Sendable, Codable, Equatable {
        /// `http://127.0.0.1:PORT`, the base of every call.
        public var url: String
        /// The main location.
        public var locationId: String
        /// The private integration token of the location.
        public var token: String
        /// The agency of the locations.
        public var companyId: String
        /// The private integration token of the agency.
        public var agencyToken: String
        /// The public key of the sandbox's webhooks, as PEM.
        public var webhookKey: String
        /// The app that is registered in the sandbox.
        public var app: App
        /// A second location of the same agency, with a few contacts of its own.
        public var secondLocation: Location
    }

    /// A marketplace app, as a client must know it.
    public struct App: Sendable, Codable, Equatable {
        /// The app's id, a hyphen and a suffix.
        public var clientId: String
        /// The app's secret.
        public var clientSecret: String
        /// The page on which a person lets the app in, without its query.
        public var authorizeUrl: String
        /// An address that people may be sent back to; any other port and path of this machine will do as well.
        public var redirect: String
        /// What the app may ask for.
        public var scopes: [String]
    }

    /// A location beside the main one.
    public struct Location: Sendable, Codable, Equatable {
        /// The location's id.
        public var locationId: String
        /// The private integration token of the location.
        public var token: String
        /// The location's name.
        public var name: String
    }

    /// busybusy's side.
    public struct Busybusy: Sendable, Codable, Equatable {
        /// `http://127.0.0.1:PORT`, where GraphQL is answered at `/`.
        public var url: String
        /// The value of the header `key-authorization`.
        public var key: String
        /// The same of a member whose position sees about half of the rows.
        public var limitedKey: String
        /// What the settings page calls an integration key; refused until it is switched on.
        public var integrationKey: String
        /// The address of a catch hook that makes, changes and archives projects.
        public var hookUrl: String
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
