import Foundation

/// A location, its agency, and the private integration token that opens it.
struct HighLevelAccount: Sendable, Codable, Equatable {
    var locationID: String
    var companyID: String
    /// `pit-` and a UUID; static, of one location.
    var token: String
    /// Users that tasks and appointments are assigned to.
    var userIDs: [String]
    /// The location setting "Allow Duplicate Contact"; off as in a new location.
    var allowsDuplicates = false
    /// Name and address are the location's own, filled in when accounts are read.
    var name = ""
    var address = ""
    /// Off when the agency paused the location; then no token is issued for it.
    var isActive = true

    /// The account of a seed.
    init(seed: UInt64) {
        var random = PopulationRandom(seed: seed, stream: "highlevel-account")
        locationID = random.alphanumeric(20)
        companyID = random.alphanumeric(20)
        token = "pit-" + random.uuid().uuidString.lowercased()
        userIDs = (0..<3).map { _ in random.alphanumeric(20) }
    }

    /// State files of version 1 have neither name, address nor activity.
    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        locationID = try values.decode(String.self, forKey: .locationID)
        companyID = try values.decode(String.self, forKey: .companyID)
        token = try values.decode(String.self, forKey: .token)
        userIDs = try values.decode([String].self, forKey: .userIDs)
        allowsDuplicates = try values.decode(Bool.self, forKey: .allowsDuplicates)
        name = try values.decodeIfPresent(String.self, forKey: .name) ?? name
        address = try values.decodeIfPresent(String.self, forKey: .address) ?? address
        isActive = try values.decodeIfPresent(Bool.self, forKey: .isActive) ?? isActive
    }
}
