public import Foundation

/// A location of an agency, with whether the app is installed there.
public struct InstalledLocation: Sendable, Hashable, Identifiable, Decodable {
    /// The location's id.
    public let id: String
    /// Its name.
    public let name: String?
    /// Its address in one line.
    public let address: String?
    /// Whether the app is installed there.
    public let isInstalled: Bool?
    /// The version of the app that is installed there.
    public let versionID: String?
    /// When it was installed there.
    public let installedAt: Date?

    private enum CodingKeys: String, CodingKey {
        case id = "_id"
        case name, address, isInstalled, installedAt
        case versionID = "versionId"
    }

    /// Reads one of the list; only the id must be there.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        name = try? container.decode(String.self, forKey: .name)
        address = try? container.decode(String.self, forKey: .address)
        isInstalled = try? container.decode(Bool.self, forKey: .isInstalled)
        versionID = try? container.decode(String.self, forKey: .versionID)
        installedAt = (try? container.decode(LenientDate.self, forKey: .installedAt))?.date
    }
}
