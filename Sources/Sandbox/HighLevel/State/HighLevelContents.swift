/// Everything the HighLevel side holds; a plain value that one lock guards.
///
/// Every write goes through a `put` or a `remove`, which note the change for the webhooks.
struct HighLevelContents: Sendable {
    var account: HighLevelAccount
    var random: PopulationRandom
    var location: HighLevelLocation
    var customFields: [HighLevelCustomField]
    var businesses: [HighLevelBusiness]
    var pipelines: [HighLevelPipeline]
    var calendars: [HighLevelCalendar]
    var workflows: [HighLevelAutomationEntry]
    var campaigns: [HighLevelAutomationEntry]
    var quirks = HighLevelQuirks()
    var enrolments: [String: HighLevelEnrolment]
    var locationTags: [HighLevelTag]
    /// From here on written through `put` and `remove` only.
    var users: [HighLevelUser]
    var tasks: [String: [HighLevelTask]]
    var notes: [String: [HighLevelNote]]
    var appointments: HighLevelTable<HighLevelAppointment>
    var opportunities: HighLevelTable<HighLevelOpportunity>
    var contacts: HighLevelContactIndex
    var keys: HighLevelContactKeys
    /// Grows with every change, so that a snapshot is written only when there is something new.
    var changeCount = 0
    private var changes: [HighLevelChange] = []
    var searcher = HighLevelSearcher()
    /// What the search sees when it lags behind.
    var delayed: HighLevelDelayedIndex?

    /// Fills the contents; with a lag the search sees every change only so many milliseconds later.
    init(_ snapshot: HighLevelSnapshot, searchIndexLag: Int64) {
        account = snapshot.account
        random = snapshot.random
        location = snapshot.location
        customFields = snapshot.customFields
        businesses = snapshot.businesses
        pipelines = snapshot.pipelines
        calendars = snapshot.calendars
        workflows = snapshot.workflows
        campaigns = snapshot.campaigns
        enrolments = Dictionary(snapshot.enrolments.map { ($0.contactId, $0) }) { _, last in last }
        users = snapshot.users
        tasks = Dictionary(grouping: snapshot.tasks, by: \.contactId)
        notes = Dictionary(grouping: snapshot.notes, by: \.contactId)
        appointments = HighLevelTable(snapshot.appointments)
        opportunities = HighLevelTable(snapshot.opportunities)
        contacts = HighLevelContactIndex(snapshot.contacts.map(HighLevelRecord.init))
        keys = HighLevelContactKeys(snapshot.contacts)
        locationTags = snapshot.locationTags ?? Set(snapshot.contacts.flatMap(\.tags)).sorted().map(HighLevelTag.init)
        if searchIndexLag > 0 { delayed = HighLevelDelayedIndex(contacts, lag: searchIndexLag) }
    }

    /// The state as it is stored; contacts from the oldest on.
    var snapshot: HighLevelSnapshot {
        var snapshot = HighLevelSnapshot(account: account, random: random)
        snapshot.location = location
        snapshot.contacts = contacts.byDateAdded.map(\.contact)
        snapshot.customFields = customFields
        snapshot.businesses = businesses
        snapshot.pipelines = pipelines
        snapshot.calendars = calendars
        snapshot.workflows = workflows
        snapshot.campaigns = campaigns
        snapshot.enrolments = enrolments.values.sorted { $0.contactId < $1.contactId }
        snapshot.locationTags = locationTags
        snapshot.users = users
        snapshot.tasks = allTasks
        snapshot.notes = notes.sorted { $0.key < $1.key }.flatMap(\.value)
        snapshot.appointments = appointments.all
        snapshot.opportunities = opportunities.all
        return snapshot
    }

    /// Every task, by contact.
    var allTasks: [HighLevelTask] { tasks.sorted { $0.key < $1.key }.flatMap(\.value) }

    /// The contact of that id, or the 400 that HighLevel answers instead of a 404.
    func contact(_ id: String) throws(HighLevelFailure) -> HighLevelContact {
        guard let contact = contacts[id] else { throw .contactNotFound(id) }
        return contact
    }

    /// Hands over the changes since the last call and forgets them.
    mutating func takeChanges() -> [HighLevelChange] {
        defer { changes.removeAll() }
        return changes
    }

    /// Notes a change for the webhooks and for whoever stores the state.
    mutating func note(_ change: HighLevelChange) {
        changes.append(change)
        changeCount += 1
    }
}
