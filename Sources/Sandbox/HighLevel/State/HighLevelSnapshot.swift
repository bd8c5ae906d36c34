/// The HighLevel side as it is stored in a state file.
struct HighLevelSnapshot: Sendable, Codable {
    var account: HighLevelAccount
    var random: PopulationRandom
    var contacts: [HighLevelContact] = []
    var customFields: [HighLevelCustomField] = []
    var businesses: [HighLevelBusiness] = []
    var tasks: [HighLevelTask] = []
    var notes: [HighLevelNote] = []
    var appointments: [HighLevelAppointment] = []
}
