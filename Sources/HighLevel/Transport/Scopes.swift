/// The scopes that the typed operations need, as the official spec names them per operation.
enum Scopes {
    static let readContacts: HighLevelScope = "contacts.readonly"
    static let writeContacts: HighLevelScope = "contacts.write"
    static let readLocation: HighLevelScope = "locations.readonly"
    static let readLocationTasks: HighLevelScope = "locations/tasks.readonly"
    static let readLocationTags: HighLevelScope = "locations/tags.readonly"
    static let writeLocationTags: HighLevelScope = "locations/tags.write"
    static let readCustomFields: HighLevelScope = "locations/customFields.readonly"
    static let writeCustomFields: HighLevelScope = "locations/customFields.write"
    static let readOpportunities: HighLevelScope = "opportunities.readonly"
    static let writeOpportunities: HighLevelScope = "opportunities.write"
    static let readUsers: HighLevelScope = "users.readonly"
    static let readCalendars: HighLevelScope = "calendars.readonly"
    static let readEvents: HighLevelScope = "calendars/events.readonly"
    static let readBusinesses: HighLevelScope = "businesses.readonly"
    static let writeBusinesses: HighLevelScope = "businesses.write"
}
