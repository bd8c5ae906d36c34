/// The HighLevel side as it is stored in a state file.
struct HighLevelSnapshot: Sendable, Equatable {
    var account: HighLevelAccount
    var random: PopulationRandom
    var location = HighLevelLocation()
    var contacts: [HighLevelContact] = []
    var customFields: [HighLevelCustomField] = []
    var businesses: [HighLevelBusiness] = []
    var tasks: [HighLevelTask] = []
    var notes: [HighLevelNote] = []
    var appointments: [HighLevelAppointment] = []
    var pipelines: [HighLevelPipeline] = []
    var opportunities: [HighLevelOpportunity] = []
    var users: [HighLevelUser] = []
    var calendars: [HighLevelCalendar] = []
    var workflows: [HighLevelAutomationEntry] = []
    var campaigns: [HighLevelAutomationEntry] = []
    var enrolments: [HighLevelEnrolment] = []
    /// Nil: those that the contacts have.
    var locationTags: [HighLevelTag]?

    init(account: HighLevelAccount, random: PopulationRandom) {
        self.account = account
        self.random = random
    }
}

extension HighLevelSnapshot: Codable {
    private enum CodingKeys: String, CodingKey {
        case account, random, location, contacts, customFields, businesses, tasks, notes, appointments, pipelines
        case opportunities, users, calendars, workflows, campaigns, enrolments, locationTags
    }

    /// Files of before there were pipelines, users and calendars are read with none of them.
    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        account = try values.decode(HighLevelAccount.self, forKey: .account)
        random = try values.decode(PopulationRandom.self, forKey: .random)
        contacts = try values.decode([HighLevelContact].self, forKey: .contacts)
        customFields = try values.decode([HighLevelCustomField].self, forKey: .customFields)
        businesses = try values.decode([HighLevelBusiness].self, forKey: .businesses)
        tasks = try values.decode([HighLevelTask].self, forKey: .tasks)
        notes = try values.decode([HighLevelNote].self, forKey: .notes)
        appointments = try values.decode([HighLevelAppointment].self, forKey: .appointments)
        location = try values.decodeIfPresent(HighLevelLocation.self, forKey: .location) ?? location
        pipelines = try values.decodeIfPresent([HighLevelPipeline].self, forKey: .pipelines) ?? []
        opportunities = try values.decodeIfPresent([HighLevelOpportunity].self, forKey: .opportunities) ?? []
        users = try values.decodeIfPresent([HighLevelUser].self, forKey: .users) ?? []
        calendars = try values.decodeIfPresent([HighLevelCalendar].self, forKey: .calendars) ?? []
        workflows = try values.decodeIfPresent([HighLevelAutomationEntry].self, forKey: .workflows) ?? []
        campaigns = try values.decodeIfPresent([HighLevelAutomationEntry].self, forKey: .campaigns) ?? []
        enrolments = try values.decodeIfPresent([HighLevelEnrolment].self, forKey: .enrolments) ?? []
        locationTags = try values.decodeIfPresent([HighLevelTag].self, forKey: .locationTags)
    }
}
