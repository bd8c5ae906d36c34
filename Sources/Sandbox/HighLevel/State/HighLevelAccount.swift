import Foundation

/// The location, its agency, and the private integration token that opens it.
struct HighLevelAccount: Sendable, Codable, Equatable {
    var locationID: String
    var companyID: String
    /// `pit-` and a UUID; static, of one location.
    var token: String
    /// Users that tasks and appointments are assigned to.
    var userIDs: [String]
    /// The location setting "Allow Duplicate Contact"; off as in a new location.
    var allowsDuplicates = false

    /// The account of a seed.
    init(seed: UInt64) {
        var random = PopulationRandom(seed: seed, stream: "highlevel-account")
        locationID = random.alphanumeric(20)
        companyID = random.alphanumeric(20)
        token = "pit-" + random.uuid().uuidString.lowercased()
        userIDs = (0..<3).map { _ in random.alphanumeric(20) }
    }
}
